package tgfake

import "time"

// Options configure a Server. The zero value of every field but Token has a sensible meaning.
type Options struct {
	Token string // required; requests with another token get 401
	Bot   User   // ID and Username default to 999000 and "kiez_test_bot"

	// Now stamps messages and decides what is older than 48 hours; nil means time.Now.
	// Long polls, floods and retries always run on the machine's clock, as Telegram's do.
	Now func() time.Time

	PollTimeoutMax time.Duration // upper bound of getUpdates' timeout; 0 means 50 s
	CallbackTTL    time.Duration // how long a callback query can be answered; 0 means 15 min
	WebhookRetry   time.Duration // first pause after a failed webhook delivery, doubling; 0 means 500 ms
	Latency        time.Duration // added to every call

	UploadLimit  int64 // bytes of a file the bot may send; 0 means 50 MiB
	HistoryLimit int   // messages kept per chat; 0 means 1000
	CallLimit    int   // calls kept; 0 means 500, negative keeps none
	FileLimit    int   // files kept; 0 means 500
	WatchBuffer  int   // events a slow watcher may be behind; 0 means 4096

	Discard   bool   // keep no messages and no files: for load tests
	OpenWorld bool   // every positive chat id is a person who started the bot: for load tests
	Privacy   bool   // group privacy mode: only commands, mentions and replies to the bot reach it
	Flood     *Flood // nil: no limits
}

// Flood holds Telegram's sending limits. A zero field switches that limit off.
// Whoever exceeds one is refused, and every call after that too, until RetryAfter has passed.
type Flood struct {
	PerSecond      int           // messages per second over all chats
	PerChat        time.Duration // least time between two messages to one private chat
	ChatBurst      int           // messages a chat takes at once before PerChat counts; 0 means 1
	PerGroupMinute int           // messages per minute to one group
	RetryAfter     time.Duration // 0 means 5 s; told to the caller in whole seconds, rounded up
}

// RealFlood returns the limits Telegram documents (core.telegram.org/bots/faq): 30 a second, one a second to
// a chat with short bursts allowed, 20 a minute to a group.
func RealFlood() *Flood {
	return &Flood{PerSecond: 30, PerChat: time.Second, ChatBurst: 3, PerGroupMinute: 20}
}

func (o Options) withDefaults() Options {
	if o.Bot.ID == 0 {
		o.Bot.ID = 999000
	}
	if o.Bot.Username == "" {
		o.Bot.Username = "kiez_test_bot"
	}
	if o.Bot.FirstName == "" {
		o.Bot.FirstName = "Kiezbot"
	}
	o.Bot.IsBot = true
	if o.Now == nil {
		o.Now = time.Now
	}
	orDuration(&o.PollTimeoutMax, 50*time.Second)
	orDuration(&o.CallbackTTL, 15*time.Minute)
	orDuration(&o.WebhookRetry, 500*time.Millisecond)
	if o.UploadLimit == 0 {
		o.UploadLimit = 50 << 20
	}
	orInt(&o.HistoryLimit, 1000)
	orInt(&o.CallLimit, 500)
	orInt(&o.FileLimit, 500)
	orInt(&o.WatchBuffer, 4096)
	if o.Flood != nil {
		f := *o.Flood
		orInt(&f.ChatBurst, 1)
		orDuration(&f.RetryAfter, 5*time.Second)
		o.Flood = &f
	}
	return o
}

func orDuration(p *time.Duration, def time.Duration) {
	if *p == 0 {
		*p = def
	}
}

func orInt(p *int, def int) {
	if *p == 0 {
		*p = def
	}
}
