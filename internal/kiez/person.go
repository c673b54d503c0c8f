package kiez

import "time"

// Person is all that is stored about somebody who writes to the bot. The zero Person has chosen nothing.
type Person struct {
	Chat   ChatID
	Lang   Lang // chosen by the person; empty: follow the client
	Area   Area // last area asked about; empty: unknown
	Topics map[Topic][]Area
	// Consent says when and to which version of the consent text the person agreed, by the act of subscribing.
	Consent Consent
	// Wanted are the events the person asked to be reminded of, by ID, with the moment of asking.
	Wanted map[string]time.Time
	// Settings say how and when messages come.
	Settings Settings
	// Suppressed is when the person blocked the bot; zero: reachable.
	Suppressed time.Time
}

// Pace says how often somebody wants messages.
type Pace string

// The paces. The zero Pace of a person is AtOnce, of an audience both.
const (
	AtOnce Pace = "at-once"
	Weekly Pace = "weekly" // one message a week; a week with nothing to tell sends nothing
)

// SameMorning is the lead time of those who want to be reminded on the morning of the day.
const SameMorning time.Duration = 0

// LeadTimes lists the lead times people can choose, the longest first. Any other may come from the configuration.
func LeadTimes() []time.Duration {
	const day = 24 * time.Hour
	return []time.Duration{7 * day, 3 * day, day, time.Hour, SameMorning}
}

// Quiet says when a person wants no messages.
type Quiet string

// The choices of quiet hours.
const (
	QuietDefault Quiet = ""    // as the office has set them
	QuietOff     Quiet = "off" // messages come at any hour
)

// Settings are a subscriber's choices beside topics and areas. The zero Settings are those of a new subscriber.
type Settings struct {
	Pace  Pace            // empty: at once
	Leads []time.Duration // longest first; nil: as the office has set them
	Quiet Quiet
	// Paused is until when the person wants nothing; zero or past: no pause.
	Paused time.Time
}

// Consent is the proof of an opt-in: when, and to which version of the text.
type Consent struct {
	At      time.Time
	Version string
}

// Subscribed reports whether the person has any subscription.
func (p Person) Subscribed() bool { return len(p.Topics) > 0 }

// Awaits reports whether the person has asked for any message: by a subscription, or to be reminded of an event.
func (p Person) Awaits() bool { return p.Subscribed() || len(p.Wanted) > 0 }
