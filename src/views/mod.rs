//! What to say: one view model a screen; words, numbers and tones; no colours, no rectangles.
