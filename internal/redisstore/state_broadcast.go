package redisstore

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// broadcastLine is a broadcast. Of one that is over Result says how many recipients have which outcome.
type broadcastLine struct {
	Kind      string               `json:"kind"`
	Broadcast kiez.Broadcast       `json:"broadcast"`
	Result    map[kiez.Outcome]int `json:"result,omitempty"`
	Until     untilDay             `json:"until,omitempty"`
}

// mover carries broadcasts. None is sent on in another place: who got it so far stays behind, and to send it twice is
// worse than not to all (docs/adr/0006).
type mover struct {
	*Broadcasts
	now time.Time
}

// broadcastState carries broadcasts. Those that are over stay known too, or the same reminder would be made again.
func broadcastState(s *Store, now time.Time) StateKind {
	m := mover{NewBroadcasts(s, BroadcastOptions{}), now}
	return stateKind("broadcast",
		[]string{"{broadcasts}:broadcast:<id>", "{broadcasts}:all", "{broadcasts}:due"}, m.export, m.add)
}

// over reports whether a broadcast in this state is never sent to anybody any more.
func over(state kiez.BroadcastState) bool { return state == kiez.Done || state == kiez.Aborted }

// export emits all broadcasts, the oldest first.
func (m mover) export(ctx context.Context, emit func(broadcastLine) error) error {
	list, err := m.List(ctx, kiez.Draft, kiez.Waiting, kiez.Scheduled, kiez.Running, kiez.Paused, kiez.Done, kiez.Aborted)
	if err != nil {
		return err
	}
	slices.SortFunc(list, func(a, b kiez.Broadcast) int {
		return cmp.Or(a.Created.Compare(b.Created), cmp.Compare(a.ID, b.ID))
	})
	for _, b := range list {
		if b.State == kiez.Running || b.State == kiez.Paused {
			b.State = kiez.Aborted
		}
		line := broadcastLine{Kind: "broadcast", Broadcast: b}
		if over(b.State) {
			sheet, err := m.Sheet(ctx, b.ID)
			if err != nil {
				return err
			}
			line.Result = toResult(sheet)
		} else {
			line.Broadcast.Total = 0 // its audience is frozen anew
		}
		expires, err := m.s.read.PExpireTime(ctx, m.s.keys.broadcast(b.ID)).Result()
		if err != nil {
			return failure(err, "life of broadcast %s", b.ID)
		}
		line.Until = toUntil(expires)
		if err := emit(line); err != nil {
			return err
		}
	}
	return nil
}

// toResult gives the numbers of a sheet that are not 0. Whoever has no outcome yet will get nothing.
func toResult(s kiez.Sheet) map[kiez.Outcome]int {
	result := map[kiez.Outcome]int{
		kiez.OutcomeSent: s.Sent, kiez.OutcomeFailed: s.Failed, kiez.OutcomeBlocked: s.Blocked,
		kiez.OutcomeExpired: s.Expired, kiez.OutcomeUnknown: s.Unknown, kiez.OutcomeLeft: s.Left,
		kiez.OutcomeSkipped: s.Skipped, kiez.OutcomeAborted: s.AbortedRest + s.Pending,
	}
	maps.DeleteFunc(result, func(_ kiez.Outcome, n int) bool { return n == 0 })
	return result
}

// check reports whether the bot could have written the broadcast.
func (l broadcastLine) check() error {
	b := l.Broadcast
	states := []kiez.BroadcastState{kiez.Draft, kiez.Waiting, kiez.Scheduled, kiez.Done, kiez.Aborted}
	switch {
	case !isID(b.ID):
		return fmt.Errorf("%q is no id of a broadcast", b.ID)
	case b.Kind == "":
		return errors.New("the kind of the broadcast is missing")
	case !slices.Contains(states, b.State):
		return fmt.Errorf("a broadcast cannot arrive in the state %q", b.State)
	case b.Rev < 1:
		return errors.New(`"rev" is below 1`)
	}
	for outcome, n := range l.Result {
		if !slices.Contains(outcomes(), outcome) || n < 0 || !over(b.State) {
			return fmt.Errorf("the result cannot be %d %s", n, outcome)
		}
	}
	if err := checkWording(b); err != nil {
		return err
	}
	return l.Until.check()
}

// checkWording names a topic, an area or a language there is not, in what a broadcast says and to whom.
func checkWording(b kiez.Broadcast) error {
	for _, topic := range b.Audience.Topics {
		if !topic.Known() {
			return fmt.Errorf("topic %q is unknown", topic)
		}
	}
	for _, area := range b.Audience.Areas {
		if !area.Known() {
			return fmt.Errorf("area %q is unknown", area)
		}
	}
	langs := slices.Concat(slices.Collect(maps.Keys(b.Texts)), slices.Collect(maps.Keys(b.Styles)),
		slices.Collect(maps.Keys(b.Links)), b.Audience.Langs)
	if err := checkLangs(langs); err != nil {
		return err
	}
	for lang := range b.Styles {
		if err := b.Text(lang).Check(); err != nil {
			return fmt.Errorf("text in %s: %w", lang, err)
		}
	}
	return nil
}

// add stores broadcasts that are not there yet.
func (m mover) add(ctx context.Context, lines []broadcastLine) error {
	now, err := m.s.serverTime(ctx)
	if err != nil {
		return err
	}
	for _, l := range lines {
		if err := m.addOne(ctx, l, now); err != nil {
			return failure(err, "add broadcast %s", l.Broadcast.ID)
		}
	}
	return nil
}

// addOne stores a broadcast, and its result as that of one shard. What staff had planned for a time that has passed may
// have gone out from the old place: that is for them to know, so it waits for its release again.
func (m mover) addOne(ctx context.Context, l broadcastLine, now time.Time) error {
	b, usual := l.Broadcast, draftLife
	overdue := b.State == kiez.Scheduled && b.Kind == kiez.StaffBroadcast && !b.At.After(m.now)
	switch {
	case overdue:
		b.State, b.Changed = kiez.Waiting, m.now
	case over(b.State):
		usual = m.s.retention
	}
	life := l.Until.life(now, usual)
	if life <= 0 {
		return nil
	}
	doc, err := json.Marshal(b)
	if err != nil {
		return err //nolint:wrapcheck // the caller names the operation
	}
	args := []any{string(b.State), millis(b.At), doc, b.Rev}
	if over(b.State) {
		args = append(args, b.Total, l.Until != "") // one without an end was not retired: the engine will
	}
	rev, err := m.s.run(ctx, m.call(b.ID, "add", life, args...)).Int()
	if err != nil || rev == 0 { // 0: there is one already
		return err //nolint:wrapcheck // the caller names the operation
	}
	if overdue {
		m.s.log.WarnContext(ctx, "its time has passed: this broadcast waits for its release again", "broadcast", b.ID)
	}
	if len(l.Result) == 0 {
		return nil
	}
	return m.addResult(ctx, b.ID, l.Result, life)
}

// addResult stores the numbers of a sheet without the people behind them.
func (m mover) addResult(ctx context.Context, id string, result map[kiez.Outcome]int, life time.Duration) error {
	const shard = 0
	ledger, total := []any{"open", 0}, 0
	for outcome, n := range result {
		ledger, total = append(ledger, string(outcome), n), total+n
	}
	k := m.s.keys
	_, err := m.s.write.Pipelined(ctx, func(p redis.Pipeliner) error {
		p.HSet(ctx, k.ledger(shard, id), append(ledger, "total", total)...)
		p.PExpire(ctx, k.ledger(shard, id), life)
		p.SetBit(ctx, k.broadcastShards(id), shard, 1)
		p.PExpire(ctx, k.broadcastShards(id), life)
		return nil
	})
	return err //nolint:wrapcheck // the caller names the operation
}
