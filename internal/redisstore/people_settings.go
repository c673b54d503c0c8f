package redisstore

import (
	"context"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

var (
	pauseOverScript     = script("pause_over")
	pausePostponeScript = script("pause_postpone")
)

// SetSettings stores pace, lead times and quiet hours in place of the earlier ones. Whether the person pauses stays as
// it is, see Pause.
func (p *People) SetSettings(ctx context.Context, chat kiez.ChatID, s kiez.Settings) (kiez.Person, error) {
	pace := s.Pace
	if pace == kiez.AtOnce {
		pace = ""
	}
	if err := p.enterShard(ctx, chat); err != nil {
		return kiez.Person{}, err
	}
	_, now, err := p.change(ctx, chat, "set", preferenceLife,
		fieldPace, string(pace), fieldLeads, leadsField(s.Leads), fieldQuiet, string(s.Quiet))
	return now, err
}

// Pause takes a person out of every audience until Resume or EndPause brings them back; PausesUntil finds those whose
// time has come. It replaces an earlier pause, and counts to the second. Nobody without a record can pause.
func (p *People) Pause(ctx context.Context, chat kiez.ChatID, until time.Time) (kiez.Person, error) {
	until = until.Truncate(time.Second)
	// The list lies in another slot than the record, so it comes first: an entry too many costs a look, a missing one
	// would pause somebody for good.
	entry := redis.Z{Score: float64(until.UnixMilli()), Member: int64(chat)}
	if err := p.s.write.ZAdd(ctx, p.s.keys.pauses(), entry).Err(); err != nil {
		return kiez.Person{}, failure(err, "list pause of %d", chat)
	}
	_, now, err := p.change(ctx, chat, "pause", preferenceLife, timeField(until))
	return now, err
}

// Resume ends the pause of a person, if there is one.
func (p *People) Resume(ctx context.Context, chat kiez.ChatID) (kiez.Person, error) {
	before, now, err := p.change(ctx, chat, "resume", preferenceLife, "")
	if err != nil {
		return now, err
	}
	return now, p.pauseOver(ctx, chat, before.Settings.Paused)
}

// PausesUntil gives up to limit chats whose listed pause ends by now, the longest over first.
func (p *People) PausesUntil(ctx context.Context, now time.Time, limit int64) ([]kiez.ChatID, error) {
	var ids []int64
	err := p.s.read.ZRangeArgs(ctx, redis.ZRangeArgs{
		Key: p.s.keys.pauses(), ByScore: true, Start: "-inf", Stop: strconv.FormatInt(now.UnixMilli(), 10), Count: limit,
	}).ScanSlice(&ids)
	if err != nil {
		return nil, failure(err, "pauses until %s", now)
	}
	return toChats(ids), nil
}

// PostponePause has PausesUntil give somebody who is due at now again from to on, and reports whether it did: of
// several that try, one does.
func (p *People) PostponePause(ctx context.Context, chat kiez.ChatID, now, to time.Time) (moved bool, err error) {
	moved, err = p.s.run(ctx, call{
		script: pausePostponeScript,
		keys:   []string{p.s.keys.pauses()},
		args:   []any{int64(chat), now.UnixMilli(), to.UnixMilli()},
	}).Bool()
	return moved, failure(err, "postpone pause of %d", chat)
}

// EndPause ends the pause of a person that lasts until until, and takes the chat off the list if it is due by then. A
// pause that was changed meanwhile stays.
func (p *People) EndPause(ctx context.Context, chat kiez.ChatID, until, then time.Time) error {
	if _, _, err := p.change(ctx, chat, "resume", preferenceLife, timeField(until)); err != nil {
		return err
	}
	return p.pauseOver(ctx, chat, then)
}

// pauseOver takes somebody off the list who is not listed for later than by; the zero by is no pause.
func (p *People) pauseOver(ctx context.Context, chat kiez.ChatID, by time.Time) error {
	if by.IsZero() {
		return nil
	}
	err := p.s.run(ctx, call{
		script: pauseOverScript,
		keys:   []string{p.s.keys.pauses()},
		args:   []any{int64(chat), by.UnixMilli()},
	}).Err()
	return failure(err, "pause of %d is over", chat)
}
