//! What a session costs, how it is recovered from, and what overrules the sum.

use crate::recovery::evidence::{Confidence, Evidence, Value};
use crate::recovery::{
    assess, body, detraining, early_runs, effort, ensemble, exertion, load, mornings, odd_heart, planned, readiness, refuelling,
    rest_days, slowing, veto, warnings,
};

rules! {
    f exertion::HIGHEST_BELIEVED_AVERAGE, "bpm",
        "The highest average heart rate believed where the runner's own maximum is not said",
        "above what adult hearts do (Tanaka 2001: 208 - 0.7 x age)", Choice;
    f exertion::ABOVE_OWN_MAXIMUM, "bpm",
        "How far an average may lie above the runner's own maximum before it is a strap's mistake",
        "expert judgement", Choice;
    f exertion::HEART_RATE_SD, "points of CR10",
        "How unsure an effort is that is read from the heart rate",
        "expert judgement, a little more than the spread of session RPE at one share of the reserve", Choice;
    f exertion::HEART_RATE_UNSAID_SD, "points of CR10",
        "The same where the runner's highest heart rate is not said",
        "expert judgement: highest rates differ by 10 to 12 bpm between people of one age", Choice;
    f exertion::USUAL_HIGHEST, "bpm",
        "The highest heart rate of a runner who has not said theirs, where the log shows no higher one",
        "208 - 0.7 x age at 33 years (Tanaka 2001)", Recalled;
    f exertion::LONG_HOURS.0, "h",
        "Time from which a run of which little is said is guessed to be harder than usual",
        "expert judgement", Choice;
    f exertion::LONG_HOURS.1, "h", "Time from which it is guessed to be a long race", "about a marathon", Choice;
    f exertion::LONG_RPE, "points of CR10",
        "What such a long run is guessed to be",
        "nearly a race: a guess had better be careful", Choice;
    f exertion::EASIER, "points of CR10",
        "How much easier than that a run may be by its name alone",
        "expert judgement", Choice;
    f exertion::BY_SPEED[4].0, "km/h",
        "Speed over 10 km that is a race for runners at large, where nothing else tells how hard a run was",
        "expert judgement: few recreational runners hold it", Choice;
    f exertion::PACE_SD, "points of CR10", "The same where it is read from the pace", "expert judgement", Choice;
    f exertion::LEAST_RACE_RPE, "points of CR10", "The least that a race is believed to have been, whatever was said", "a figure slips easily; nobody races without effort", Choice;
    f exertion::LEAST_LONG_RPE[1].1, "points of CR10", "The same for a run of 3.5 hours", "hours on the feet are an effort", Choice;
    f exertion::LEAST_LONG_RPE[5].1, "points of CR10", "The same for one of 13 hours", "hours on the feet are an effort; ultra runners say 6 to 8", Choice;
    f exertion::TIME_BESIDE_PACE, "share",
        "How far the time of a long run counts beside its pace, where no effort is said",
        "by how unsure both are", Choice;
    f exertion::TOLD_RAISE, "points of CR10", "By how much an effort that was said must be raised for it to be told", "few say their effort in less than half points", Choice;
    i exertion::FEWEST_RUNS, "runs", "Runs that tell of a runner's best speed", "expert judgement", Choice;
    f exertion::USUAL_SHARE, "share",
        "Part of the best 10-km speed at which most runs are run of which no effort is said",
        "easy running is about three quarters to four fifths of it in training guides; an everyday pace is nobody's best", Choice;
    f exertion::PRIOR_SD, "points of CR10", "The same where only sport and kind are known", "expert judgement", Choice;
    f exertion::CLIMB_LENGTHS, "m/m",
        "Metres of flat running that a metre of climb is worth",
        "Scarf 2007 and Naismith's rule: about 8", Recalled;
    f exertion::HOURS_BY_DISTANCE_SD, "ln",
        "How unsure a time is that is found from the distance",
        "expert judgement", Choice;
    f exertion::HOURS_UNSAID_SD, "ln", "How unsure a time is that is the usual one of its sport", "expert judgement", Choice;
    f exertion::RIEGEL_POWER, "exponent",
        "How pace falls with distance",
        "Riegel 1981: time grows with distance to the power 1.06", Recalled;
    f body::LONGEST_MEMORY_DAYS, "days",
        "Age beyond which an effort weighs nothing",
        "several times the slowest time constant", Choice;
    f slowing::WANTING_REST_DAYS, "days",
        "How long before a run an effort may lie that it came too early after",
        "expert judgement", Choice;
    f body::SLOWEST_PACE, "factor",
        "How much longer than typical the slowest possible runner takes, for what may be left out",
        "three spreads of pace, rounded down", Choice;
    i body::UNREPORTED_DAYS, "days", "How far back a day nobody reported may still be felt", "expert judgement", Choice;
    f body::UNREPORTED_MINUTES, "min", "Length of the easy run that such a day may have held", "expert judgement", Choice;
    f body::UNREPORTED_RPE, "points of CR10", "Effort of that run", "expert judgement", Choice;
    f ensemble::FADING_SPREAD, "ln", "How much that time differs from one trouble to the next", "expert judgement", Choice;
    f effort::NEGLIGIBLE, "share",
        "Part of a system's threshold to train that may be passed over",
        "chosen for speed; below what any date shows", Choice;
    f ensemble::TAIL, "standard deviations",
        "The most by which a gain may differ from the typical",
        "expert judgement", Choice;
    f readiness::MORNING_HOURS, "h",
        "Hours after the day begins at which a morning is judged",
        "07:00 where the day begins at 04:00; a convention", Choice;
    f readiness::NO_NIGHT_HOURS, "h",
        "How lately a session may have ended for a day that begins to be no morning yet", "expert judgement", Choice;
    f readiness::FULL_PEAK, "share", "How far over a threshold a peak must go to count in full", "expert judgement", Choice;
    i rest_days::AHEAD_DAYS, "days", "How far ahead rest is suggested", "a convention", Choice;
    i rest_days::DAYS_IN_A_ROW, "days",
        "Days in a row with a session after which one of rest is suggested",
        "coaching practice", Choice;
    f rest_days::LONG_HOURS, "h", "Planned effort beyond which a day of rest follows", "coaching practice", Choice;
    f warnings::RECENT_DAYS, "days", "How long a run is still worth a word of warning", "expert judgement", Choice;
    f warnings::LONGEST_SPAN_DAYS, "days",
        "The span whose longest run is the measure of the next",
        "Frandsen 2025: injuries by the longest run of 30 days", Seen;
    f warnings::YOUNG_LOG_DAYS, "days", "Age of a log that can tell the longest run of that span", "expert judgement", Choice;
    i warnings::FEW_RUNS, "runs", "Runs within it that tell it whatever the log's age", "expert judgement", Choice;
    i effort::FEW_DISTANCES, "runs", "Runs from which on a distance can be told to be new", "expert judgement", Choice;
    i effort::MANY_SESSIONS, "sessions", "Sessions of any sport that tell it too", "expert judgement: two months of another sport", Choice;
    f warnings::ONE_GO_HOURS, "h", "Pause within which two sessions are one go", "the changes of a triathlon; an aid station", Choice;
    f warnings::SHORTEST_LONG_RUN_M, "m", "Run below which nobody is warned of its length", "expert judgement", Choice;
    f refuelling::WINDOW_HOURS, "h",
        "Hours from the end of the effort until the window closes",
        "ISSN 2017: up to 4 h of frequent feeding", Seen;
    f refuelling::HALF_HOURS, "h",
        "Hours until its first, best part ends",
        "Ivy 1988: a delay of 2 h halves the rate of storage", Recalled;
    f planned::MOST_OF_A_PLAN, "share",
        "Part of a planned distance or time from which a session is the planned one",
        "a shake-out is no race", Choice;
    i planned::SAME_START_HOURS, "hours",
        "How far from a planned start a session of another name may begin to be the planned one", "expert judgement", Choice;
    f planned::AS_LONG_AS_A_RACE, "share",
        "How far a session's distance may lie from a race's to be the race, however easy", "expert judgement", Choice;
    f planned::MUCH_EASIER, "points of CR10",
        "How much easier than a planned session of another kind one is that is not the planned one", "expert judgement", Choice;
    f planned::RACE_RPE, "points of 0-10", "RPE from which any other session of its day may be the race", "expert judgement", Choice;
    f refuelling::WORTH_A_WINDOW, "share", "Fuel used below which no window opens", "expert judgement", Choice;
    f refuelling::MARATHON_FUEL, "share",
        "Fuel that a marathon uses, for which the relaxed amount is meant",
        "Asp 1999: 56 % of glycogen", Seen;
    f refuelling::USUAL_WEIGHT_KG, "kg", "Body weight taken where it is not said", "a convention", Choice;
    f refuelling::LIGHT_WEIGHT_KG, "kg",
        "The same for drinking: a light one, since too much is the danger",
        "exercise-associated hyponatraemia consensus 2015, in spirit", Choice;
    f refuelling::LEAST_FLUID_ML, "ml", "Fluid below which nothing is aimed at", "expert judgement", Choice;
    f refuelling::WORTH_HURRY.0, "h", "Effort below which nobody is hurried", "expert judgement", Choice;
    f refuelling::WORTH_HURRY.1, "share", "Fuel used below which nobody is hurried", "expert judgement", Choice;
    f planned::HARD_RPE, "points of CR10",
        "Effort from which a planned session counts as hard",
        "CR10: hard from 5 to 7", Choice;
    f planned::BEGINS_HOURS, "h",
        "Hours after the day begins at which a planned session is taken to begin that does not say when",
        "09:00 where the day begins at 04:00, when many races start; a convention", Choice;
    f planned::BEGINS_LATE_HOURS, "h", "The same where that has gone by", "18:00, after work; a convention", Choice;
    i detraining::LATE_DAYS, "days", "Span in which sport that keeps fitness up is seen", "two weeks", Choice;
    f effort::outing::GOES_ON_HOURS.0, "h",
        "Rest up to which a session goes on from the one before as one effort", "aid stations, finish areas, bags to carry", Choice;
    f effort::outing::GOES_ON_HOURS.1, "h", "Rest from which it is an effort of its own", "expert judgement", Choice;
    f detraining::SHORTEST_HOURS, "h", "Shortest session that keeps anything", "expert judgement", Choice;
    f detraining::SHORTEST_CROSS_TRAINING_HOURS, "h",
        "Shortest weight-free session that keeps fitness",
        "the cross-training studies' sessions: 30 min or more", Recalled;
    f mornings::HEART_SD_BPM, "bpm",
        "Day-to-day spread of a resting heart rate, at least",
        "Buchheit 2014: about 3 %", Recalled;
    f mornings::HEART_SD_UNMEASURED_BPM, "bpm",
        "The same where the rate was said and not measured",
        "expert judgement", Choice;
    i mornings::HEART_BASE_MORNINGS, "mornings",
        "Mornings needed for a base of resting heart rate",
        "expert judgement", Choice;
    f mornings::LN_HRV_SD, "ln",
        "The day-to-day spread of a heart rate variability, at least",
        "whoever gives one figure every morning rounds it", Choice;
    f mornings::ABSURD_BPM, "bpm",
        "Distance from the middle one of 60 mornings beyond which a resting heart rate is a slip and teaches nothing, unless it stays",
        "a fever of two degrees brings about 20", Choice;
    f mornings::ABSURD_LN_HRV, "ln",
        "The same of a heart rate variability: nearly three times as much, or a third",
        "far beyond what a night brings", Choice;
    f odd_heart::ASKED_LN_HRV_SD, "ln",
        "The day-to-day spread of a heart rate variability, at least, by which it is asked about",
        "a short night nearly halves it", Choice;
    i mornings::HRV_BASE_MORNINGS, "mornings",
        "Mornings needed for a base of heart rate variability",
        "Plews 2013: two weeks and more", Recalled;
    i mornings::BASE_DAYS, "days", "Span of a base", "Plews 2013, as practised by apps: 60 days", Recalled;
    i mornings::HRV_WEEK_DAYS, "days",
        "The latest days, which are held against the base",
        "Plews 2013: the mean of a week", Recalled;
    f veto::sleep::SHORT_SLEEP_HOURS, "h",
        "Sleep below which a hard session is off",
        "Craven 2022: performance falls after short nights", Recalled;
    f veto::sleep::GOOD_NIGHT_HOURS, "h", "Night that pays half of a sleep debt back", "debt halves with each night of 8 h", Choice;
    f veto::sleep::KEPT_BY_A_GOOD_NIGHT, "share", "What such a night leaves of the debt", "the same", Choice;
    f veto::sleep::KEPT_BY_A_NIGHT, "share", "What any other night leaves of it", "expert judgement", Choice;
    f veto::sleep::HEAVY_HOURS, "h",
        "Sleep debt that takes a hard session off",
        "two nights of 4 h, or four of an hour and a half less than needed; two weeks of 6 h dull as a lost night does (Van Dongen 2003)",
        Recalled;
    f veto::sleep::MOST_HOURS, "h", "The greatest debt that is counted", "two good nights pay most of it back", Choice;
    i veto::sleep::NIGHTS, "nights", "Nights that a debt is counted over", "expert judgement", Choice;
    i veto::sleep::USUAL_NIGHTS, "nights", "Nights that tell what a runner usually sleeps", "expert judgement", Choice;
    f veto::sleep::NEED_HOURS, "h",
        "Sleep that is needed where the usual is not known",
        "adults: 7 h or more (AASM 2015), athletes rather more", Recalled;
    f veto::sleep::NEEDS.0, "h", "The least need that a usual night stands for", "expert judgement", Choice;
    f veto::sleep::NEEDS.1, "h", "The greatest", "a long sleeper owes nothing for 8 h", Choice;
    i veto::heart::STANDS_DAYS, "days", "How old a figure of the heart may be to speak of today", "expert judgement", Choice;
    f veto::heart::HEART_BEATS_HIGH, "bpm",
        "Beats above the base that keep from a hard session at once",
        "coaching practice: 5 to 10", Choice;
    f veto::heart::HEART_Z_HIGH, "z",
        "How far above the base it must lie on two mornings running",
        "expert judgement", Choice;
    i veto::heart::HRV_WEEK_MORNINGS, "mornings",
        "Mornings needed for a week's mean of heart rate variability",
        "Plews 2014: three a week are enough", Recalled;
    f veto::heart::HRV_LOW_SD, "standard deviations",
        "How far below the base the week's mean takes a hard session off",
        "Javaloyes 2019, Vesterinen 2016: smallest worthwhile change, half a deviation", Recalled;
    f veto::heart::HRV_FAR_SD, "standard deviations",
        "How far below the base one morning is worth a word, and above it counts no more",
        "expert judgement", Choice;
    i veto::illness::UNSPOKEN_DAYS, "days",
        "How long a fever, and an illness in which the runner ran, are taken to have lasted beyond the last word on them",
        "a common cold lasts 7 to 10 days", Choice;
    i veto::illness::AFTER_FEVER_DAYS, "days",
        "Days of rest after the last fever",
        "24 to 48 h without fever: sports medicine consensus", Recalled;
    i veto::illness::RAMP_DAYS.0, "days", "Fewest easy days after an illness", "expert judgement", Choice;
    i veto::illness::RAMP_DAYS.1, "days",
        "Most easy days after an illness; else as many as it lasted",
        "expert judgement", Choice;
    i veto::illness::RELAPSE_DAYS, "days",
        "Time within which an illness that comes back had not been over",
        "expert judgement", Choice;
    i veto::illness::REMEMBERED_DAYS, "days", "Age beyond which an illness matters no more", "expert judgement", Choice;
    i veto::signs::REMEMBERED_DAYS, "days",
        "How long a sign stands that nobody says is gone", "silence is no recovery; a year, after which the word is old", Choice;
    i veto::signs::AFTER_SIGN_DAYS, "days",
        "Days after a sign is gone on which nothing hard is open",
        "expert judgement; a doctor's word comes first", Choice;
    i veto::signs::AFTER_GRAVE_DAYS, "days",
        "Days after a sign of heart, vessels, kidneys or brain is gone on which nothing is open but rest",
        "expert judgement; a doctor's word comes first", Choice;
    i veto::unlogged::ASKED_DAYS, "days",
        "Days for which a planned race that nothing was said of counts as run",
        "the longest that a race keeps the typical runner from training", Choice;
    i veto::layoff::LAYOFF_DAYS, "days",
        "Days without a run from which they are a layoff",
        "half the way to a measurable loss of running economy; coaching practice", Choice;
    f veto::layoff::GREAT_DAYS, "days",
        "How long an effort must keep from training for its days to be recovery and no layoff",
        "about what a half marathon takes; coaching practice", Choice;
    i veto::layoff::LATELY_DAYS, "days", "How far back a layoff still wants easy runs", "coaching practice", Choice;
    i veto::layoff::EFFORT_DAYS, "days",
        "How long before the last run an effort may still have kept from training",
        "expert judgement", Choice;
    i veto::layoff::MOST_EASY_RUNS, "runs", "The most easy runs that come first after a layoff", "coaching practice", Choice;
    i veto::unsaid::SILENCE_DAYS, "days",
        "Days without a run in the log from which the runner is asked whether they ran all the same",
        "as far as a layoff is looked back on", Choice;
    i veto::unsaid::LOG_ENDS_DAYS, "days", "Days without any session from which it is the log that ends", "expert judgement", Choice;
    f veto::unsaid::BEYOND_M, "m", "A run so long is beyond somebody who has not run for weeks", "expert judgement", Choice;
    f veto::unsaid::BEYOND_HOURS, "h", "The same by its time", "expert judgement", Choice;
    i veto::injury::LASTS_DAYS, "days",
        "Days that a pain which changes the gait is taken to last on",
        "expert judgement", Choice;
    i veto::injury::LONG_NIGGLE_DAYS, "days", "How long a niggle is felt to be given the easy days of a worse pain", "coaching practice", Choice;
    i veto::injury::RAMP_DAYS, "days", "Easy days after such a pain is gone", "coaching practice", Choice;
    i veto::SILENT_DAYS, "days",
        "Days without a word after which an illness or a pain no longer counts in full, where the runner ran since",
        "expert judgement", Choice;
    i veto::FORGOTTEN_DAYS, "days", "Days after which it counts no more", "twice that", Choice;
    f load::FITNESS_DAYS, "days", "Time constant of fitness", "Banister 1975, as practised", Recalled;
    f load::FATIGUE_DAYS, "days", "Time constant of fatigue", "Banister 1975, as practised", Recalled;
    i veto::illness::BAD_FATIGUE, "points of 1-5",
        "Fatigue with which a morning puts the return after an illness back: its easy days begin anew",
        "coaching practice: step back on a bad response", Choice;
    i veto::illness::ANSWERS_DAYS, "days", "How long after the easy days a bad morning still answers to them", "expert judgement", Choice;
    i veto::illness::MOST_TIMES, "times", "How many times as long the easy days grow at most by steps back", "expert judgement", Choice;
    i early_runs::FEWEST_EFFORTS, "efforts", "Efforts below which early runs tell nothing", "expert judgement", Choice;
    f early_runs::STILL_SHUT_DAYS, "days", "How long running must be shut after an effort that early runs are told of", "the morning after", Choice;
    f early_runs::STRONGLY, "share", "How much too early a run must come to count as one", "expert judgement", Choice;
    f early_runs::LEAST_SPREAD, "points of 0-10", "How far efforts differ from each other in soreness, at least", "expert judgement", Choice;
    f assess::SMALLEST_CAUSE, "share", "Part of a deficit below which no cause is named", "a convention", Choice;
}
