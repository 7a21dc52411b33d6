//! The settings file, its defaults, and what is wrong with it.
