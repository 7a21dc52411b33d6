//! What the panel says of the day under the cursor.

use crate::journal::{Day, DayReport, Id, Planned, Session, SpellKind, clean_line};
use crate::phrase::{self, names};
use crate::plan::{LIKELY, Prospect, TrainAgain};
use crate::recovery::{ExertionFrom, Meanwhile, Morning, Reason, Rung, Verdict, Warning};

use super::cell::{self, held, place};
use super::{CalendarSheet, DayEntry, DayPanel, DayPlace, Held};
use crate::views::ahead::{Ahead, Waits, ahead, begins, condition, judged, no_chance, until_then};
use crate::views::effort::{self, capitalised};
use crate::views::felt;
use crate::views::plan::rest_clash;
use crate::views::scene::Scene;
use crate::views::today::{because, chance_said, nothing_to_judge_by, warning_said, why_rest};
use crate::views::{Badge, Said, Tone, sign};

/// Builds the panel.
pub(super) fn panel<'a>(scene: &Scene<'a>, sheet: &CalendarSheet<'a>) -> DayPanel {
    let (day, whole) = (sheet.cursor, scene);
    let scene = &sheet.scene_of(whole, day);
    let mut panel = DayPanel { title: phrase::day(day, scene.today()), ..DayPanel::default() };
    let is_under_way = sheet.tried.is_some_and(|tried| tried.train_again.is_some() && !tried.is_played);
    let tried = sheet.tried.map(|tried| train_again(whole, tried.train_again));
    if sheet.tried.is_some_and(|tried| tried.train_again.is_none()) {
        panel.lines.extend(tried.clone());
    }
    done(scene, day, &mut panel);
    match place(scene, day) {
        DayPlace::Past => {
            past(scene, sheet, &mut panel);
            planned(scene, sheet, &mut panel);
        }
        DayPlace::Today => {
            let badge = Badge::of(scene.assessment.verdict);
            panel.part();
            if scene.assessment.reason == Reason::NothingLogged {
                panel.say(Tone::Quiet, nothing_to_judge_by(scene));
            } else {
                panel.say(badge.tone, format!("{} {} today", badge.glyph.sign, badge.word));
                // What a doctor is wanted for is told by Today alone, at length.
                if scene.assessment.verdict != Verdict::GetHelp {
                    panel.say(Tone::Quiet, because(scene));
                }
                panel.lines.extend(begins(scene.assessment).map(|begins| Said::new(Tone::Plain, begins)));
                panel.lines.extend(until_then(scene.assessment).map(|shown| Said::new(Tone::Quiet, shown)));
            }
            planned(scene, sheet, &mut panel);
        }
        // What was known before this was tried would be told of it as if it were.
        DayPlace::Future if is_under_way => {
            planned(scene, &CalendarSheet { prospects: &[], ..*sheet }, &mut panel);
            panel.say(Tone::Quiet, "Working out what comes of it …");
            return panel;
        }
        // What is tried is what one wants to hear of first.
        DayPlace::Future if sheet.tried.is_some() => {
            planned(scene, sheet, &mut panel);
            panel.lines.extend(tried.filter(|_| sheet.tried.is_some_and(|tried| tried.train_again.is_some())));
            forecast(scene, sheet, &mut panel);
        }
        DayPlace::Future => {
            forecast(scene, sheet, &mut panel);
            planned(scene, sheet, &mut panel);
        }
    }
    start_lines(whole, sheet, &mut panel);
    panel
}

impl DayPanel {
    fn say(&mut self, tone: Tone, text: impl Into<String>) {
        self.lines.push(Said::new(tone, text));
    }

    /// Begins something of its own with the next line.
    fn part(&mut self) {
        if self.parts.last() != Some(&self.lines.len()) {
            self.parts.push(self.lines.len());
        }
    }

    fn show(&mut self, id: Id, tone: Tone, text: impl Into<String>) {
        self.part();
        self.entries.push(DayEntry { id, line: self.lines.len() });
        self.say(tone, text);
    }
}

/// Says how far what is tried moves training; before anything is tried, that it may be.
fn train_again(scene: &Scene<'_>, again: Option<TrainAgain>) -> Said {
    let day = |day: Day| phrase::day(day, scene.today());
    let Some(TrainAgain { after, stays_open, kept, tried }) = again else {
        return Said::new(Tone::Quiet, "What if? Try a session, or move a plan. Nothing is kept yet.");
    };
    let Some(tried) = tried else {
        return Said::new(Tone::Careful, "Train again: later than the coming six weeks.");
    };
    let away = || phrase::days(tried.since(after).unsigned_abs());
    match kept {
        _ if stays_open && tried <= after.plus(1) => Said::new(Tone::Good, "Training stays open the day after."),
        _ if stays_open => {
            Said::new(Tone::Careful, format!("Train again: {}, {} after it. Without it training stays open.", day(tried), away()))
        }
        Some(kept) if kept < tried => {
            let later = phrase::days(tried.since(kept).unsigned_abs());
            Said::new(Tone::Careful, format!("Train again: {}, {later} later than without it.", day(tried)))
        }
        Some(kept) if kept > tried => Said::new(Tone::Good, format!("Train again: {} instead of {}.", day(tried), day(kept))),
        Some(_) => Said::new(Tone::Plain, format!("Train again: {}, as without it.", day(tried))),
        None => Said::new(Tone::Plain, format!("Train again: {}.", day(tried))),
    }
}

/// Says what was done on a day, what was felt, and what trouble there was.
fn done(scene: &Scene<'_>, day: Day, panel: &mut DayPanel) {
    for session in scene.journal.sessions_on(day, scene.athlete) {
        panel.show(session.id, Tone::Plain, session_line(scene, session));
    }
    for rest in scene.journal.rests().iter().filter(|rest| rest.day == day) {
        let notes = clean_line(&rest.notes);
        let trained = matches!(scene.journal.report(day, scene.athlete), DayReport::Trained(_));
        let what = if trained { "· noted as rest; the session counts" } else { "· rested" };
        let text = if notes.is_empty() { what.to_owned() } else { format!("{what}: {notes}") };
        panel.show(rest.id, Tone::Plain, text);
    }
    for check_in in scene.journal.check_ins_on(day, scene.athlete.day_start) {
        let said = crate::views::log::check_in_said(check_in);
        panel.show(check_in.id, Tone::Quiet, format!("check-in: {said}"));
    }
    for spell in scene.journal.spells().iter().filter(|spell| spell.covers(day)) {
        let text = match &spell.kind {
            SpellKind::Illness { fever: true } => "✚ fever".to_owned(),
            SpellKind::Illness { fever: false } => "✚ ill".to_owned(),
            SpellKind::Injury { place, .. } => format!("✖ {}", clean_line(place)).trim_end().to_owned(),
            SpellKind::Unlogged => "○ trained, not logged".to_owned(),
        };
        let tone = if spell.kind == SpellKind::Unlogged { Tone::Quiet } else { Tone::Careful };
        panel.show(spell.id, tone, text);
    }
}

/// Gives a session in one line: `▲ Run, race · 42.2 km · 3:36:00 · RPE 9`.
fn session_line(scene: &Scene<'_>, session: &Session) -> String {
    let title = clean_line(&session.title);
    let kind = session.kind.map(names::kind).map(|kind| format!(", {kind}")).unwrap_or_default();
    let parts = [
        Some(format!("{} {}{kind}", sign::done(session, scene).sign, clean_line(names::sport_of(session)))),
        session.distance.map(|length| phrase::distance_of(session.sport, length, scene.units)),
        session.moving.map(phrase::stopwatch),
        effort_said(scene, session),
        (!title.is_empty()).then_some(title),
    ];
    parts.into_iter().flatten().collect::<Vec<String>>().join(" · ")
}

/// Says how hard a session was; nothing where nothing of its own tells.
fn effort_said(scene: &Scene<'_>, session: &Session) -> Option<String> {
    let found = felt::measured(session, scene.journal, scene.athlete);
    (found.from != ExertionFrom::Prior).then(|| felt::rated(session, found))
}

fn past(scene: &Scene<'_>, sheet: &CalendarSheet<'_>, panel: &mut DayPanel) {
    let day = sheet.cursor;
    if scene.journal.report(day, scene.athlete) == DayReport::Unreported {
        let is_checked_in = scene.journal.check_in_on(day, scene.athlete.day_start).is_some();
        let unknown = if is_checked_in {
            "You have not said whether you trained; a check-in does not tell."
        } else {
            "Nothing is known of this day; that is not the same as rest."
        };
        panel.say(Tone::Quiet, unknown);
    }
    let Some(advised) = sheet.advised_on(day) else { return };
    panel.part();
    let badge = Badge::of(advised);
    let (tone, kept) = match held(scene, sheet, day) {
        Held::Kept => (Tone::Good, ", kept"),
        Held::Exceeded => (Tone::Plain, "; the day went beyond it"),
        Held::Unknown => (Tone::Quiet, ""),
    };
    panel.say(tone, format!("{} {} that morning{kept}", badge.glyph.sign, badge.word));
}

fn forecast(scene: &Scene<'_>, sheet: &CalendarSheet<'_>, panel: &mut DayPanel) {
    let day = sheet.cursor;
    if scene.assessment.verdict == Verdict::GetHelp || scene.assessment.reason == Reason::NothingLogged {
        return;
    }
    panel.part();
    if let Some(morning) = scene.assessment.mornings.iter().find(|morning| morning.day == day) {
        let ahead = ahead(scene, morning);
        let expected = expected(ahead);
        if let Some(begins) = begins(scene.assessment) {
            let glyph = ahead.badge.glyph.sign;
            panel.say(Tone::Plain, format!("{glyph} Not known. {begins}"));
            panel.lines.extend(expected.map(|expected| Said::new(Tone::Quiet, expected)));
            return;
        }
        panel.lines.extend(expected.map(|text| Said::new(ahead.badge.tone, format!("{} {text}", ahead.badge.glyph.sign))));
        panel.lines.extend(higher(morning, ahead).into_iter().filter(|_| sheet.tried.is_none()));
        panel.lines.extend(otherwise(scene, sheet, ahead));
    }
    if let Some(rest) = scene.assessment.rest_days.iter().find(|rest| rest.day == day) {
        let why = why_rest(rest.why);
        let text = if why.is_empty() { "Suggested for rest.".to_owned() } else { format!("Suggested for rest: {why}.") };
        panel.say(Tone::Plain, text);
    }
    if scene.assessment.form_lost_from == Some(day) {
        panel.say(Tone::Careful, "┊ From here on waiting costs form.");
    }
}

/// Says how likely the rungs above the one that is likely open are.
fn higher(morning: &Morning, ahead: Ahead) -> Vec<Said> {
    let rungs = Rung::CLIMB.into_iter().filter(|rung| ahead.waits == Waits::Time && *rung > ahead.rung);
    let said = rungs.map(|rung| {
        let Badge { glyph, word, .. } = Badge::of_rung(rung);
        Said::new(Tone::Quiet, format!("{} {word}: {}", glyph.sign, chance_said(morning.chance_of(rung))))
    });
    said.collect()
}

/// Says what the morning would allow if the days before it were not as they are supposed here, where that differs.
fn otherwise(scene: &Scene<'_>, sheet: &CalendarSheet<'_>, here: Ahead) -> Option<Said> {
    let scene = Scene { assessment: sheet.otherwise?, ..*scene };
    let morning = scene.assessment.mornings.iter().find(|morning| morning.day == sheet.cursor)?;
    let there = ahead(&scene, morning);
    let chances = [here, there].map(|ahead| chance_said(ahead.certainty));
    let differs = here.rung != there.rung || chances[0] != chances[1];
    let Badge { glyph, word, .. } = there.badge;
    let until = match scene.assessment.meanwhile {
        Meanwhile::Rested => "If you rest until then",
        Meanwhile::AsPlanned => "As planned",
    };
    differs.then(|| Said::new(Tone::Quiet, format!("{until}: {} {word} ({})", glyph.sign, chances[1])))
}

/// Says what a morning to come is likely to allow; `None` where it hangs on a health that is not back.
fn expected(ahead: Ahead) -> Option<String> {
    let chance = chance_said(ahead.certainty);
    let what = match (ahead.rung, ahead.waits) {
        (Rung::Rest, Waits::Health) | (Rung::Rest | Rung::CrossTrain, Waits::Pain) => return None,
        (Rung::Rest, Waits::Time | Waits::Runs(_) | Waits::Quiet) => {
            return Some(format!("Rest is likely to be the answer ({chance})"));
        }
        (Rung::CrossTrain, Waits::Time | Waits::Runs(_) | Waits::Quiet | Waits::Health) => "Swim or ride",
        (Rung::RunEasy, _) => "Run easy",
        (Rung::Train, _) => "Train",
    };
    Some(match ahead.waits {
        Waits::Time => format!("{what}: likely to be open ({chance})"),
        Waits::Runs(1) => format!("{what}: likely to be open ({chance}); training waits for an easy run"),
        Waits::Runs(runs) => format!("{what}: likely to be open ({chance}); training waits for {runs} easy runs"),
        Waits::Quiet => format!("{what}: likely to be open ({chance}); training waits until the niggle is quiet"),
        Waits::Health | Waits::Pain => format!("{what}{} ({chance})", ahead.waits.condition()),
    })
}

fn planned(scene: &Scene<'_>, sheet: &CalendarSheet<'_>, panel: &mut DayPanel) {
    let day = sheet.cursor;
    for planned in scene.journal.planned().iter().filter(|planned| planned.day == day) {
        let name = capitalised(&effort::planned_name(planned, scene));
        let race = planned.race.map(|race| format!(" (priority {})", names::priority(race))).unwrap_or_default();
        let moved = planned.first_day.filter(|first| *first != day);
        let moved = moved.map(|first| format!(", first planned for {}", phrase::day(first, scene.today())));
        let name = std::iter::once(name).chain(effort::unnamed_figures(planned, scene)).collect::<Vec<_>>().join(" · ");
        let sign = if sheet.is_ghost(planned.id) { cell::GHOST } else { sign::planned(planned) };
        let tone = if place(scene, day) == DayPlace::Past { Tone::Quiet } else { Tone::Plain };
        let was = if tone == Tone::Quiet { "planned: " } else { "" };
        let start = planned.start.map(|clock| format!(" at {clock}")).unwrap_or_default();
        let notes = clean_line(&planned.notes);
        let notes = if notes.is_empty() { notes } else { format!(", {notes}") };
        let line = format!("{} {was}{name}{start}{race}{}{notes}", sign.sign, moved.unwrap_or_default());
        panel.show(planned.id, tone, line);
        // How likely it is has been said already, where that is known.
        let is_told = |warning: &Warning| sheet.prospect(planned).is_some() && warning.is_too_early();
        let warnings =
            scene.assessment.warnings.iter().filter(|warning| warning.of_plan() == Some(planned.id) && !is_told(warning));
        panel.lines.extend(sheet.prospect(planned).map(|prospect| chance(scene, sheet, planned, prospect)).unwrap_or_default());
        panel.lines.extend(no_chance(scene.assessment).filter(|_| day > scene.today()).map(|why| Said::new(Tone::Quiet, why)));
        panel.lines.extend(best(scene, sheet, planned.id));
        panel.lines.extend(warnings.map(|warning| Said { tone: Tone::Stop, ..warning_said(scene, warning) }));
        let off = scene.journal.planned_rest_on(day).filter(|_| tone == Tone::Plain);
        panel.lines.extend(off.map(|rest| rest_clash(scene, rest)));
    }
    planned_rest(scene, sheet, panel);
}

/// Shows the rest that is planned for the day.
fn planned_rest(scene: &Scene<'_>, sheet: &CalendarSheet<'_>, panel: &mut DayPanel) {
    let day = sheet.cursor;
    let Some(rest) = scene.journal.planned_rest_on(day) else { return };
    let name = capitalised(sign::rest_name(rest));
    let until = (rest.days() > 1).then(|| {
        let (from, until) = (phrase::day(rest.from, scene.today()), phrase::day(rest.until, scene.today()));
        format!(", {from} to {until}")
    });
    let (tone, was) = if place(scene, day) == DayPlace::Past { (Tone::Quiet, "planned: ") } else { (Tone::Plain, "") };
    let notes = clean_line(&rest.notes);
    let notes = if notes.is_empty() { notes } else { format!(", {notes}") };
    panel.show(rest.id, tone, format!("{} {was}{name}{}{notes}", sign::PLANNED_REST.sign, until.unwrap_or_default()));
}

/// Says how likely the body is ready for a plan; in a what-if, also how likely it is as the plan is kept.
fn chance(scene: &Scene<'_>, sheet: &CalendarSheet<'_>, planned: &Planned, would: &Prospect) -> Vec<Said> {
    let said = chance_said(would.chance);
    let before = sheet.kept_chance(would.planned).filter(|kept| *kept != said);
    let before = before.map(|kept| format!(", as kept {kept}")).unwrap_or_default();
    let early =
        scene.assessment.warnings.iter().find(|warning| warning.is_too_early() && warning.of_plan() == Some(would.planned));
    let told = if let Some(warning) = early {
        Said::new(Tone::Stop, format!("{}{before}", warning_said(scene, warning).text.trim_end_matches('.')))
    } else {
        let badge = Badge::of_rung(would.needs);
        let tone = if would.chance >= LIKELY { Tone::Good } else { Tone::Careful };
        let hangs = condition(scene, would.needs, would.day);
        let then = judged(planned, scene.today(), scene.athlete);
        Said::new(tone, format!("{} {} {then}{hangs}: {said}{before}", badge.glyph.sign, badge.word))
    };
    // A what-if tells the best day instead.
    let likely = would.likely.filter(|likely| *likely != would.day && sheet.tried.is_none());
    let likely =
        likely.map(|day| Said::new(Tone::Plain, format!("The first likely day is {}.", phrase::day(day, scene.today()))));
    std::iter::once(told).chain(likely).collect()
}

/// Says which day would suit a plan best that is tried.
fn best(scene: &Scene<'_>, sheet: &CalendarSheet<'_>, id: Id) -> Option<Said> {
    let best = sheet.tried?.best.filter(|best| best.planned == id && best.from == sheet.cursor)?;
    let chance = chance_said(best.chance);
    Some(if best.day == best.from {
        Said::new(Tone::Good, "No day within three weeks suits it better.")
    } else {
        let day = phrase::day(best.day, scene.today());
        Said::new(Tone::Good, format!("The best day to move it to: {day} ({chance})."))
    })
}

/// Says how a what-if looks at the start line of every other race.
fn start_lines(scene: &Scene<'_>, sheet: &CalendarSheet<'_>, panel: &mut DayPanel) {
    if sheet.tried.is_none() {
        return;
    }
    panel.part();
    for would in sheet.prospects.iter().filter(|prospect| prospect.day != sheet.cursor) {
        let Some(race) = scene.planned(would.planned).filter(|planned| planned.race.is_some()) else { continue };
        let chance = chance_said(would.chance);
        let kept = sheet
            .kept_chance(would.planned)
            .filter(|kept| *kept != chance)
            .map(|before| format!(", as kept {before}"))
            .unwrap_or_default();
        let (day, name) = (phrase::day(race.day, scene.today()), capitalised(&effort::planned_name(race, scene)));
        let tone = if would.chance >= LIKELY { Tone::Good } else { Tone::Careful };
        panel.say(tone, format!("⚑ {day}, {name}: {chance}{kept}"));
    }
}
