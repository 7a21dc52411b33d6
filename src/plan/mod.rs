//! What could come: suggested days, races and what-ifs.
