//! What the mornings and the efforts tried again teach.

use crate::recovery::evidence::{Confidence, Evidence, Value};
use crate::recovery::learning;

rules! {
    f learning::beyond::NEW_FADES_DAYS, "days", "Time over which a deficit nobody logged a cause for fades where it is new",
        "expert judgement", Choice;
    f learning::beyond::LASTING_SHARE, "days", "How much longer it takes to fade for each day that it has lasted",
        "what ends at an unknown rate is expected to last about as long again (Lomax 1954), less by what is known of others",
        Choice;
    f learning::beyond::TOLD_DAYS, "days", "How long it has lasted when another cause is asked for",
        "the soreness of the longest races is gone in a week (Hoffman 2017)", Choice;
    i learning::STANDING_DAYS, "days",
        "Age up to which a report tells how the runner swings today",
        "expert judgement", Choice;
    f learning::NEWS_DAYS, "days", "How long a reproduced effort is news", "a convention", Choice;
    i learning::scale::LEARNED_DAYS, "days",
        "Age beyond which a morning no longer teaches",
        "a year holds every season", Choice;
    f learning::feelings::BIG_STRENGTH_LOSS.0, "fraction",
        "Strength loss from which an effort begins to count as a marathon or more",
        "a half marathon on the strength curve", Choice;
    f learning::feelings::BIG_STRENGTH_LOSS.1, "fraction",
        "Strength loss from which it counts as one in full",
        "a little less than a marathon on the strength curve", Choice;
    f learning::feelings::DECEIVED_DAYS.0, "days",
        "How long after such an effort good feelings do not clear strength",
        "feelings back at d5, running not (Hoffman 2017, Fazackerley 2019)", Seen;
    f learning::feelings::DECEIVED_DAYS.1, "days",
        "When they may clear it in full again",
        "so that no minute switches it", Choice;
    f learning::feelings::STRENGTH_KEPT, "share",
        "Part of the expected strength deficit that must be left then",
        "expert judgement", Choice;
    f learning::posterior::ALIKE, "correlation",
        "How alike fatigue and mood swing from day to day",
        "ten people of PMData (Thambawita 2020)", Seen;
    f learning::posterior::TRUST, "factor",
        "How far a scale's own account of how sure it is counts",
        "set so that the ranges of made-up runners hold", Choice;
    f learning::posterior::BY_CHANCE, "standard deviations",
        "How far beyond chance what the heart's figures say must lie to be heeded",
        "set so that made-up runners with a watch are told no later dates for wearing it", Choice;
    f learning::branch::STANDING_KEPT, "share", "What is left a day later of a habit's standing", "expert judgement", Choice;
    f learning::track::SURPRISING, "standard deviations",
        "Distance beyond which a report is asked about, and teaches nothing of how the runner uses the scale",
        "the usual bound of outliers", Choice;
    i learning::track::NO_SURPRISE, "reports", "Surprises in a row that are none", "expert judgement", Choice;
    f learning::track::WIDTH_STEP, "factor",
        "How fast a range's width follows its misses",
        "adaptive conformal inference (Gibbs and Candes 2021)", Choice;
    f learning::track::MISSES, "share",
        "Share of mornings that may fall outside the range",
        "a fifth, and a little for those who always say the same", Choice;
    f learning::branch::PACE_STEP, "standard deviations",
        "How far from the typical pace the model is asked beside it",
        "a linearisation's reach", Choice;
    f learning::branch::FORGETTING_DAYS, "days",
        "Time over which what was learnt of gain and pace fades",
        "bodies change over years; expert judgement", Choice;
    f learning::branch::BELIEVED, "standard deviations",
        "How far off a morning is believed to be by the body",
        "a usual bound of robust estimates (Huber 1964)", Choice;
    f learning::branch::MOST_LEARNT, "factor", "The most by which one morning moves a gain", "expert judgement", Choice;
    f learning::branch::MISFIT, "share",
        "How far the model may be off for one effort",
        "no two recoveries are alike; set by the scorecard", Choice;
    f learning::branch::MOST_PENALTY, "variances",
        "Distance beyond which a figure counts no more against a habit",
        "three standard deviations", Choice;
    f learning::scale::WORST_USUAL_SORENESS, "points of 0-10",
        "The most that is anybody's usual soreness, however often it is said",
        "beyond the means of all ten people of PMData (Thambawita 2020), on whose scale the middle is normal", Choice;
    f learning::scale::WORST_USUAL_FATIGUE, "points of 1-5",
        "The same for fatigue, and mirrored for mood", "the same", Choice;
    f learning::scale::LEVEL_SPREAD, "factor",
        "How far a runner's own level may lie from the usual, beside the noise of the scale",
        "expert judgement", Choice;
    f learning::scale::STRAIN_ON_SORENESS[0], "points of 0-10",
        "How much one standard deviation of a shorter night moves soreness", "slopes within ten people of PMData (Thambawita 2020)", Seen;
    f learning::scale::STRAIN_ON_SORENESS[1], "points of 0-10",
        "How much one standard deviation of a worse night moves soreness", "slopes within ten people of PMData (Thambawita 2020)", Seen;
    f learning::scale::STRAIN_ON_SORENESS[2], "points of 0-10",
        "How much one standard deviation of stress moves soreness", "slopes within ten people of PMData (Thambawita 2020)", Seen;
    f learning::scale::STRAIN_ON_FATIGUE[0], "points of 1-5",
        "How much one standard deviation of a shorter night moves fatigue", "slopes within ten people of PMData (Thambawita 2020)", Seen;
    f learning::scale::STRAIN_ON_FATIGUE[1], "points of 1-5",
        "How much one standard deviation of a worse night moves fatigue", "slopes within ten people of PMData (Thambawita 2020)", Seen;
    f learning::scale::STRAIN_ON_FATIGUE[2], "points of 1-5",
        "How much one standard deviation of stress moves fatigue", "slopes within ten people of PMData (Thambawita 2020)", Seen;
    f learning::scale::STRAIN_ON_MOOD[0], "points of 1-5",
        "How much one standard deviation of a shorter night moves mood", "slopes within ten people of PMData (Thambawita 2020)", Seen;
    f learning::scale::STRAIN_ON_MOOD[1], "points of 1-5",
        "How much one standard deviation of a worse night moves mood", "slopes within ten people of PMData (Thambawita 2020)", Seen;
    f learning::scale::STRAIN_ON_MOOD[2], "points of 1-5",
        "How much one standard deviation of stress moves mood", "slopes within ten people of PMData (Thambawita 2020)", Seen;
    i learning::unwell::STILL_FELT_DAYS, "days", "How long after an illness what is felt teaches nothing of training", "expert judgement", Choice;
    i learning::hearts::SPELL_DAYS, "days", "Span within which a figure of the heart varies and beyond which it drifts", "six weeks", Choice;
    f learning::strain::FEW_MORNINGS, "mornings", "Mornings after which the usual night is half known", "expert judgement", Choice;
    f learning::strain::NIGHT_HOURS_SD, "h", "How much a runner's nights differ in length", "ten people of PMData (Thambawita 2020)", Seen;
    f learning::strain::NIGHT_POINTS_SD, "points of 1-5",
        "How much sleep quality and stress differ from day to day", "ten people of PMData (Thambawita 2020)", Seen;
    f learning::strain::MOST_STRAIN, "standard deviations", "The most that a night and stress may weigh", "a careless figure is no catastrophe", Choice;
    f learning::strain::USUAL_MORNINGS, "mornings", "Mornings that tell what night and stress usually are", "a month", Choice;
    f learning::CLAIMED_BEYOND, "noises", "Distance beyond what is expected from which an answer claims a deficit that no session explains",
        "one morning in forty by chance", Choice;
    f learning::heeded::AFTERMATH_LOSS.0, "fraction",
        "Strength loss from which an effort has an aftermath in which answers are taken at their word",
        "a little less than a 10 km race on the strength curve", Choice;
    f learning::heeded::AFTERMATH_LOSS.1, "fraction",
        "Strength loss from which that holds in full", "a half marathon on the strength curve", Choice;
    f learning::heeded::AFTERMATH_DAYS.0, "days",
        "How long it holds in full", "the soreness and fatigue of the longest efforts are over by then", Choice;
    f learning::heeded::AFTERMATH_DAYS.1, "days", "When it is over", "so that no day switches it", Choice;
    f learning::heeded::KNOWN_DAYS, "days",
        "Age from which a log knows what lies behind the runner; in a younger one answers are taken nearer to their word", "the soreness and fatigue of all but the longest efforts are over by then", Choice;
    f learning::heeded::USUAL_DAYS, "days",
        "Days before the effort whose answers tell what is usual", "two months", Choice;
    i learning::heeded::USUAL_ANSWERS, "answers",
        "Answers below which people at large tell what is usual", "expert judgement", Choice;
    f learning::heeded::OF_LATE_DAYS.0, "days", "Answers this old tell what is usual by now, whatever was said since", "expert judgement", Choice;
    f learning::heeded::OF_LATE_DAYS.1, "days", "Until which", "expert judgement", Choice;
    f learning::heeded::CHANGED_BEYOND, "standard deviations", "How far beyond those an answer is heeded", "one morning in forty is by chance", Choice;
    f learning::heeded::HEEDED_BEYOND, "factor",
        "How far beyond what answers vary by themselves one must lie to say something of the body",
        "about one answer in fifteen lies there by chance", Choice;
    f learning::reproduced::LEAST_DAYS, "days",
        "Typical recovery below which a repeat tells nothing",
        "nights go by in whole days", Choice;
    f learning::reproduced::EARLIEST_DAYS, "days",
        "How soon after an effort trying it again tells of recovery",
        "a second race on one day is run on what the first left", Choice;
    f learning::reproduced::MOST_LATE, "standard deviations",
        "The most by which attempts move how late a runner recovers", "one runner in twenty lies further out", Choice;
    f learning::reproduced::LATE.0, "factor", "Multiple of the typical recovery from which an attempt tells less", "expert judgement", Choice;
    f learning::reproduced::LATE.1, "factor", "From which it tells nothing", "expert judgement", Choice;
    f learning::reproduced::SAME_DISTANCE, "share", "Distances this alike are the same course", "GPS error", Choice;
    f learning::reproduced::SAME_CLIMB.0, "share", "Climbs this alike are the same", "barometer and map error", Choice;
    f learning::reproduced::SAME_CLIMB.1, "m", "Or this near", "barometer and map error", Choice;
    f learning::reproduced::FAR_BEATS, "bpm", "Beats apart that tell of the cost whatever the RPE says", "expert judgement", Choice;
    f learning::reproduced::OWN_NOISE, "share",
        "How far two equal efforts differ in speed by chance",
        "test-retest of time trials: 1 to 3 %", Recalled;
    f learning::reproduced::SAME_RPE, "points of CR10",
        "How much higher the effort of a repeat may be",
        "half a step of the scale", Choice;
    f learning::reproduced::SAME_BEATS, "bpm",
        "How much higher its heart rate may be",
        "day-to-day spread of submaximal heart rate", Recalled;
    f learning::reproduced::RECOVERED_SUCCEEDS, "chance",
        "Chance that a recovered runner reproduces an effort",
        "heat, wind and mood fail the rest; expert judgement", Choice;
    f learning::reproduced::UNRECOVERED_SUCCEEDS, "chance",
        "Chance that one who has not recovered does",
        "expert judgement", Choice;
    f learning::reproduced::FASTEST, "standard deviations",
        "How early at most an effort counts as reproduced, beside the typical time",
        "earlier than that it was no full effort; expert judgement", Choice;
    f learning::reproduced::BLUR, "ln", "How blurred the moment of recovery is", "expert judgement", Choice;
    f learning::lateness::SHORTEST_DAYS, "days", "Recovery shorter than this is recovery by the next run", "expert judgement", Choice;
    i learning::reproduced::FEWEST, "attempts",
        "Attempts below which only people at large are believed",
        "expert judgement", Choice;
}
