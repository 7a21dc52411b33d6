//! Others' logs: bytes in, entries and warnings out. Readers are total on any bytes and read no files themselves.
