//! The loop: hear, update, perform, paint.

use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::Duration;

use ratatui::crossterm::event::{Event as Heard, MouseButton, MouseEvent, MouseEventKind};
use signal_hook::consts::SIGTSTP;
use signal_hook::low_level::emulate_default_handler;

use crate::app::{App, Effect, Ending, Event, HostRequest, Keeper, LogRequest, Patience, TaskOutcome, WheelTurn, perform};
use crate::clock::Clock;
use crate::journal::Moment;
use crate::keys::Key;

use super::ears::{self, Ears};
use super::look::Capabilities;
use super::screen::Screen;
use super::targets::Targets;
use super::terminal::Terminal;

/// How long to wait for another key before showing what takes longer to work out, before looking at what is under way, and
/// before keeping a draft or looking at what other processes wrote.
const BLINK: Duration = Duration::from_millis(30);
const TENTH: Duration = Duration::from_millis(100);
const SECOND: Duration = Duration::from_secs(1);
/// The longest sleep.
const MINUTE: Duration = Duration::from_mins(1);

/// Runs the screen until the runner leaves it, and says why it was left.
///
/// The terminal is given back on every path: leaving, errors, panics, SIGTERM and SIGHUP; what was being written is kept as
/// a draft on each of them.
///
/// # Errors
/// Where the terminal cannot be taken, or is gone.
pub fn run(app: &mut App, keeper: &mut dyn Keeper, ground: Capabilities, clock: Clock) -> io::Result<Ending> {
    let terminal = Terminal::take(app.settings().mouse)?;
    let ears = Ears::open()?;
    let mut sitting = Sitting {
        app,
        keeper,
        ground,
        clock,
        terminal,
        ears,
        has_slept: false,
        is_busy: false,
        worked: None,
        targets: Targets::default(),
    };
    let ended = catch_unwind(AssertUnwindSafe(|| sitting.last()));
    // Whatever ended it, the draft is kept; where that fails too there is nobody left to tell.
    if !matches!(ended, Ok(Ok(_))) {
        let _ = catch_unwind(AssertUnwindSafe(|| sitting.keep_draft()));
    }
    drop(sitting);
    ended.unwrap_or_else(|panic| resume_unwind(panic))
}

/// One sitting at the screen.
struct Sitting<'a> {
    app: &'a mut App,
    keeper: &'a mut dyn Keeper,
    ground: Capabilities,
    clock: Clock,
    terminal: Terminal,
    ears: Ears,
    has_slept: bool,
    /// Whether something came from the terminal since the last breath without.
    is_busy: bool,
    /// What was worked out since, to be shown in that breath: a key never waits for it.
    worked: Option<Box<TaskOutcome>>,
    targets: Targets,
}

impl Sitting<'_> {
    /// Lets the sitting last until somebody ends it.
    fn last(&mut self) -> io::Result<Ending> {
        self.paint()?;
        let opening = self.app.opening();
        if let Some(ending) = self.perform(opening)? {
            return Ok(ending);
        }
        loop {
            let Some(event) = self.hear()? else { continue };
            let mut effects = self.app.update(event);
            // Another process may have written meanwhile: what a key shows is never older than the key.
            effects.push(Effect::Log(LogRequest::LookElsewhere));
            if let Some(ending) = self.perform(effects)? {
                return Ok(ending);
            }
            self.paint()?;
        }
    }

    /// Looks whether another process changed the log, which costs microseconds where none did; nothing is painted then.
    fn look_elsewhere(&mut self) -> Option<Event> {
        perform(Effect::Log(LogRequest::LookElsewhere), self.keeper)
    }

    /// Waits for the next event of the program; `None` where only the screen must be painted anew.
    fn hear(&mut self) -> io::Result<Option<Event>> {
        let tick = self.until_next_tick();
        let wait = match self.app.patience() {
            Patience::Blink => BLINK,
            Patience::Tenth => TENTH,
            Patience::Second => SECOND,
            Patience::Endless => tick,
        };
        let is_idle = wait < tick;
        let until = if self.is_busy { BLINK.min(tick) } else { wait.min(tick) };
        Ok(match self.ears.listen(until.min(SECOND)) {
            ears::Wakeup::Terminal(heard) => {
                self.is_busy = true;
                self.told(heard)?
            }
            ears::Wakeup::Worked(Ok(outcome)) if self.is_busy => {
                self.worked = Some(Box::new(outcome));
                None
            }
            ears::Wakeup::Worked(Ok(outcome)) => Some(Event::Worked(Box::new(outcome))),
            ears::Wakeup::Worked(Err(panic)) => resume_unwind(panic),
            ears::Wakeup::End => Some(Event::Key(Key::Ctrl('c'))),
            ears::Wakeup::Sleep => {
                self.sleep()?;
                Some(Event::Tick(self.now()))
            }
            ears::Wakeup::Awake => {
                self.wake()?;
                Some(Event::Tick(self.now()))
            }
            ears::Wakeup::Silence if std::mem::take(&mut self.is_busy) => match self.worked.take() {
                Some(outcome) => Some(Event::Worked(outcome)),
                None => (wait <= BLINK).then_some(Event::Idle),
            },
            ears::Wakeup::Silence if until > SECOND => self.look_elsewhere(),
            ears::Wakeup::Silence if is_idle => Some(Event::Idle),
            ears::Wakeup::Silence => Some(Event::Tick(self.now())),
        })
    }

    fn told(&mut self, heard: Heard) -> io::Result<Option<Event>> {
        Ok(match heard {
            Heard::Key(key) => Key::pressed(key).map(Event::Key),
            Heard::Paste(text) => Some(Event::Pasted(text)),
            Heard::FocusGained => Some(Event::Tick(self.now())),
            Heard::Resize(..) => {
                self.paint()?;
                None
            }
            Heard::Mouse(mouse) => self.pointed(mouse),
            Heard::FocusLost => None,
        })
    }

    /// Tells what a click or the wheel means; all else that a mouse does means nothing.
    #[expect(clippy::wildcard_enum_match_arm, reason = "only clicks, what is drawn along, and the wheel mean something")]
    fn pointed(&self, mouse: MouseEvent) -> Option<Event> {
        match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => self.targets.at(mouse.column, mouse.row).map(Event::Clicked),
            MouseEventKind::Drag(MouseButton::Left) if self.app.is_dragging() => {
                self.targets.at(mouse.column, mouse.row).map(Event::Dragged)
            }
            MouseEventKind::Up(MouseButton::Left) if self.app.is_dragging() => {
                self.targets.at(mouse.column, mouse.row).map(Event::Dropped)
            }
            MouseEventKind::ScrollUp => Some(Event::Wheel(WheelTurn::Up)),
            MouseEventKind::ScrollDown => Some(Event::Wheel(WheelTurn::Down)),
            _ => None,
        }
    }

    /// Performs effects and what follows from them, until there is nothing left to do or the program is left.
    fn perform(&mut self, effects: Vec<Effect>) -> io::Result<Option<Ending>> {
        let mut waiting = VecDeque::from(effects);
        let mut ending = None;
        while let Some(effect) = waiting.pop_front() {
            if let Effect::Host(HostRequest::Tell(news)) = effect {
                self.terminal.tell(self.app.settings().notices, self.ground.notice, &news.text())?;
            }
            if let Effect::Leave(how) = effect {
                ending = Some(how);
            } else if let Effect::Work(task) = effect {
                self.ears.have_worked_out(*task);
            } else if matches!(effect, Effect::Suspend) {
                self.sleep()?;
            } else if matches!(&effect, Effect::Host(request) if request.needs_terminal()) {
                let mut came = None;
                self.terminal.leave_while(|| came = perform(effect, self.keeper))?;
                waiting.extend(came.into_iter().flat_map(|event| self.app.update(event)));
            } else if let Some(event) = perform(effect, self.keeper) {
                waiting.extend(self.app.update(event));
            }
        }
        Ok(ending)
    }

    fn paint(&mut self) -> io::Result<()> {
        self.terminal.leave_mouse(self.app.settings().mouse)?;
        // What is learnt from painting, such as how far a list can scroll, may ask for one more paint.
        for _ in 0..2 {
            let (app, look) = (&*self.app, self.ground.look(self.app.settings()));
            let targets = &mut self.targets;
            targets.cover();
            let painted = self.terminal.paint(|area, buf| Screen::new(app, look).paint_with(area, buf, targets))?;
            let Some(extent) = painted else { break };
            if *self.app.extent() == extent {
                break;
            }
            let effects = self.app.update(Event::Drawn(extent));
            self.perform(effects)?;
        }
        Ok(())
    }

    fn sleep(&mut self) -> io::Result<()> {
        self.has_slept = true;
        self.terminal.leave_while(|| {
            // Where the system refuses, the program simply stays awake.
            let _ = emulate_default_handler(SIGTSTP);
        })
    }

    /// Takes the terminal again: whoever stopped the program from outside had it meanwhile, and it could not be given back.
    fn wake(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.has_slept) { Ok(()) } else { self.terminal.leave_while(|| ()) }
    }

    fn keep_draft(&mut self) {
        let effects = self.app.update(Event::Key(Key::Ctrl('c')));
        let _ = self.perform(effects);
    }

    fn now(&self) -> Moment {
        self.clock.now(self.app.known().athlete.zone)
    }

    /// Gives the time to the next tick that can change a word: a second while a window is open, else the minute.
    fn until_next_tick(&self) -> Duration {
        if self.clock.is_fixed() {
            return MINUTE;
        }
        let passed = self.now().utc().timestamp_millis();
        let step = if self.app.counts_seconds() { 1_000 } else { 60_000 };
        Duration::from_millis((step - passed.rem_euclid(step)).unsigned_abs())
    }
}
