//! Our log for others: JSON and CSV.
