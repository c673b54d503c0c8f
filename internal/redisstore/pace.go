package redisstore

import (
	"context"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// Telegram's limits of one chat (core.telegram.org/bots/faq): about one message a second, 20 a minute in a group.
const (
	chatGap     = time.Second
	groupWindow = time.Minute
	groupMost   = 20
)

var (
	bucketScript = script("bucket")
	pauseScript  = script("pause")
	latelyScript = script("lately")
)

// Pace is the one pace at which all replicas send: a token bucket for everything, a gap for each chat, and the pause
// Telegram demands with a 429. All of it is measured with the clock of the server.
type Pace struct {
	s       *Store
	rate    int // messages a second, 0: no limit
	burst   int // tokens that can be saved up
	advance int // tokens that replies can take before they come in

	bulk, replies, calls batcher[struct{}, token] // who asks at the same time is answered together
}

// token is the answer of the bucket.
type token struct {
	wait time.Duration // before asking again, 0: taken
	at   time.Time     // the clock of the server
	err  error
}

// took gives what became of asking for a token: err says that nobody waited for it any more.
func took(t token, err error) (wait time.Duration, failed error) {
	if err != nil {
		return 0, err
	}
	return t.wait, t.err
}

// NewPace makes the pace for rate messages a second over all replicas, which must agree on it. Within any second bulk
// messages are at most rate plus what can be saved up for a sender that comes late: a twenty-fifth of rate, two at
// least. Rate 0 leaves only the pause.
func NewPace(s *Store, rate int) *Pace {
	p := &Pace{s: s, rate: rate, burst: max(min(2, rate), rate/25), advance: rate}
	gap := time.Duration(0) // between two tokens that come in
	if rate > 0 {
		gap = time.Second / time.Duration(rate)
	}
	p.bulk.answer, p.replies.answer, p.calls.answer = p.tokens("bulk", gap), p.tokens("reply", 0), p.tokens("call", 0)
	return p
}

// Wait returns when a message may be sent to the chat; one Wait is for one message. Bulk waits for a token; a reply
// takes one in advance, so it is counted but never waits behind bulk, only for a pause and for the chat's own gap.
func (p *Pace) Wait(ctx context.Context, chat kiez.ChatID, bulk bool) error {
	bucket := &p.replies
	if bulk {
		bucket = &p.bulk
	}
	for {
		wait, err := took(bucket.ask(ctx, struct{}{}))
		if err == nil && wait == 0 && p.rate > 0 {
			// A token whose chat is not ready is lost: a later one keeps the pace of that moment, and sees a pause.
			wait, err = p.takeTurn(ctx, chat)
		}
		if err == nil && wait == 0 {
			return nil
		}
		if err == nil {
			err = sleep(ctx, wait)
		}
		if err != nil {
			return fmt.Errorf("wait to write to %d: %w", chat, err)
		}
	}
}

// Pass returns when there is no pause.
func (p *Pace) Pass(ctx context.Context) error {
	for {
		wait, err := took(p.calls.ask(ctx, struct{}{}))
		if err == nil && wait == 0 {
			return nil
		}
		if err == nil {
			err = sleep(ctx, wait)
		}
		if err != nil {
			return fmt.Errorf("wait for the end of a pause: %w", err)
		}
	}
}

// Pause stops everybody for d; a pause that already lasts longer stays.
func (p *Pace) Pause(ctx context.Context, d time.Duration) error {
	err := p.s.run(ctx, call{
		script: pauseScript, keys: []string{p.s.keys.bucket()}, args: []any{d.Microseconds()},
	}).Err()
	return failure(err, "pause for %s", d)
}

// Tokens gives how many messages may go out at once as things are; below 0: replies have been sent in advance. Without
// a limit it is 0. It takes none.
func (p *Pace) Tokens(ctx context.Context) (float64, error) {
	var now *redis.TimeCmd
	var bucket *redis.SliceCmd
	_, err := p.s.read.Pipelined(ctx, func(pipe redis.Pipeliner) error {
		now, bucket = pipe.Time(ctx), pipe.HMGet(ctx, p.s.keys.bucket(), "tokens", "at")
		return nil
	})
	var stored struct {
		Tokens *float64 `redis:"tokens"`
		At     int64    `redis:"at"` // µs
	}
	if err == nil {
		err = bucket.Scan(&stored)
	}
	if err != nil {
		return 0, failure(err, "count tokens")
	}
	if stored.Tokens == nil { // a full bucket and a missing one are the same
		return float64(p.burst), nil
	}
	since := now.Val().Sub(time.UnixMicro(stored.At))
	return min(*stored.Tokens+max(since, 0).Seconds()*float64(p.rate), float64(p.burst)), nil
}

// tokens asks the bucket for tokens of a kind, see bucket.lua. Who gets none is to ask again one after the other: when
// theirs has come in.
func (p *Pace) tokens(kind string, gap time.Duration) func(context.Context, []struct{}) []token {
	return func(ctx context.Context, asked []struct{}) []token {
		answer, err := p.s.run(ctx, call{
			script: bucketScript, keys: []string{p.s.keys.bucket()},
			args: []any{p.rate, p.burst, p.advance, kind, len(asked)},
		}).Int64Slice()
		if err == nil && len(answer) != 3 {
			err = fmt.Errorf("%d numbers in the answer", len(answer))
		}
		tokens := make([]token, len(asked))
		if err != nil {
			for i := range tokens {
				tokens[i].err = failure(err, "take a token")
			}
			return tokens
		}
		given, wait := int(answer[0]), time.Duration(answer[1])*time.Microsecond
		for i := range tokens {
			tokens[i].at = time.UnixMicro(answer[2])
			if i >= given {
				tokens[i].wait = wait + time.Duration(i-given)*gap
			}
		}
		return tokens
	}
}

// takeTurn asks for the chat's own turn, and gives the time to wait before asking again (0: taken).
func (p *Pace) takeTurn(ctx context.Context, chat kiez.ChatID) (wait time.Duration, err error) {
	window, most := chatGap, 1
	if chat < 0 {
		window, most = groupWindow, groupMost
	}
	us, err := p.s.run(ctx, call{
		script: latelyScript,
		keys:   []string{p.s.keys.lately(chat)},
		args:   []any{chatGap.Microseconds(), window.Microseconds(), most},
	}).Int64()
	return time.Duration(us) * time.Microsecond, failure(err, "take a turn")
}

// sleep waits for d, or until ctx ends, which is its error.
func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err() //nolint:wrapcheck // the caller names the operation
	}
}

// hurriedLife is how long nobody is told again to be patient.
const hurriedLife = 10 * time.Minute

// Hurry notes that a chat writes faster than it is answered, and reports whether it is to be told so: once in ten
// minutes.
func (p *Pace) Hurry(ctx context.Context, chat kiez.ChatID) (first bool, err error) {
	first, err = p.s.write.SetNX(ctx, p.s.keys.hurried(chat), "1", hurriedLife).Result()
	return first, failure(err, "note the hurry of a chat")
}
