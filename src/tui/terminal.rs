//! The terminal, taken and given back on every path: leaving, failing, panicking, sleeping.

use std::io::{self, BufWriter, Stdout, Write};
use std::mem::ManuallyDrop;
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::Terminal as Canvas;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste, EnableFocusChange, EnableMouseCapture,
};
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::crossterm::{cursor, execute, queue};
use ratatui::layout::Rect;

use super::look::Notice;
use crate::config::{Mouse, Notices};

/// The terminal while the program has it; dropping it gives it back.
#[derive(Debug)]
pub struct Terminal {
    // Never dropped: its own farewell shows the cursor, and panics where the terminal it would tell of a failure is gone.
    canvas: ManuallyDrop<Canvas<CrosstermBackend<BufWriter<Stdout>>>>,
    is_taken: Arc<AtomicBool>,
    mouse: Mouse,
}

impl Terminal {
    /// Takes the terminal: raw keys, a screen of its own, pasted text told apart from keys.
    ///
    /// # Errors
    /// Where standard output is no terminal or cannot be written.
    pub fn take(mouse: Mouse) -> io::Result<Self> {
        let is_taken = Arc::new(AtomicBool::new(false));
        give_back_on_panic(Arc::clone(&is_taken));
        take(&is_taken, mouse)?;
        // From here on a failure drops the flag's owner only after the screen is given back.
        let canvas = Canvas::new(CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout())));
        match canvas {
            Ok(canvas) => Ok(Self { canvas: ManuallyDrop::new(canvas), is_taken, mouse }),
            Err(error) => {
                give_back(&is_taken);
                Err(error)
            }
        }
    }

    /// Paints a frame; only the cells that changed are written, all at once.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn paint<T>(&mut self, paint: impl FnOnce(Rect, &mut Buffer) -> T) -> io::Result<Option<T>> {
        let mut painted = None;
        queue!(self.canvas.backend_mut(), BeginSynchronizedUpdate)?;
        self.canvas.draw(|frame| painted = Some(paint(frame.area(), frame.buffer_mut())))?;
        execute!(self.canvas.backend_mut(), EndSynchronizedUpdate)?;
        Ok(painted)
    }

    /// Takes the mouse or leaves it to the terminal, where that has changed.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn leave_mouse(&mut self, mouse: Mouse) -> io::Result<()> {
        if std::mem::replace(&mut self.mouse, mouse) == mouse {
            return Ok(());
        }
        match mouse {
            Mouse::Heard => execute!(self.canvas.backend_mut(), EnableMouseCapture),
            Mouse::Left => execute!(self.canvas.backend_mut(), DisableMouseCapture),
        }
    }

    /// Tells something aloud; the sentence is ours, so that nothing in it can be taken for a command of the terminal.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn tell(&mut self, notices: Notices, way: Notice, sentence: &str) -> io::Result<()> {
        match notices {
            Notices::Off => Ok(()),
            Notices::Bell => write!(self.canvas.backend_mut(), "\u{7}"),
            Notices::Desktop => write!(self.canvas.backend_mut(), "{}", way.written(sentence)),
        }?;
        Write::flush(self.canvas.backend_mut())
    }

    /// Gives the terminal back while `sleep` lasts, and takes it again.
    ///
    /// # Errors
    /// Where the terminal cannot be taken again.
    pub fn leave_while(&mut self, sleep: impl FnOnce()) -> io::Result<()> {
        give_back(&self.is_taken);
        sleep();
        take(&self.is_taken, self.mouse)?;
        // Not the canvas's own way to clear: it asks the terminal where its cursor is, and waits for the answer in vain
        // while the keys are read on a thread of their own.
        self.canvas.backend_mut().clear()?;
        self.canvas.swap_buffers();
        Ok(())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        give_back(&self.is_taken);
    }
}

fn take(is_taken: &AtomicBool, mouse: Mouse) -> io::Result<()> {
    enable_raw_mode()?;
    is_taken.store(true, Ordering::SeqCst);
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, EnableFocusChange, cursor::Hide)?;
    match mouse {
        Mouse::Heard => execute!(io::stdout(), EnableMouseCapture),
        Mouse::Left => Ok(()),
    }
}

/// Gives the terminal back, once; where it is gone already there is nobody to tell.
fn give_back(is_taken: &AtomicBool) {
    if !is_taken.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    let _ = execute!(
        out,
        EndSynchronizedUpdate,
        DisableMouseCapture,
        DisableFocusChange,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = disable_raw_mode();
    let _ = out.flush();
}

/// Lets a panic give the terminal back before its message is printed, so that the message can be read.
fn give_back_on_panic(is_taken: Arc<AtomicBool>) {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        give_back(&is_taken);
        before(info);
    }));
}
