//! The terminal: loop, theme, painting; one file a screen, one a widget.
