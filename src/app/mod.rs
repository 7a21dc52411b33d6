//! What is open, and what an event does to it; it returns effects and performs none.
