//! The log on disk: `SQLite`, migrations, rows to entries and back.
