//! How people write it: quick lines in; distances, times, paces, dates and ranges out.
