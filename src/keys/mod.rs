//! Every key, declared once.
