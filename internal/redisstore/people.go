package redisstore

import (
	"context"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// preferenceLife is how long a record without subscriptions (a chosen language, the last area) outlives its last
// change. The record of a subscriber has no end: it is the proof of the consent, and ends with the subscription.
const preferenceLife = 365 * 24 * time.Hour

var personScript = script("person")

// People keeps what is stored about everybody who writes to the bot, and who gets what.
type People struct {
	s *Store
}

// NewPeople makes the repository of people.
func NewPeople(s *Store) *People { return &People{s: s} }

// Person gives what is stored about a chat; somebody unknown is a Person who has chosen nothing.
func (p *People) Person(ctx context.Context, chat kiez.ChatID) (kiez.Person, error) {
	fields, err := p.s.read.HGetAll(ctx, p.s.keys.person(chat)).Result()
	if err != nil {
		return kiez.Person{}, failure(err, "person %d", chat)
	}
	return toPerson(chat, fields)
}

// SetLang stores the language the person chose; the empty language follows the client again.
func (p *People) SetLang(ctx context.Context, chat kiez.ChatID, lang kiez.Lang) error {
	if err := p.enterShard(ctx, chat); err != nil {
		return err
	}
	_, _, err := p.change(ctx, chat, "set", preferenceLife, fieldLang, string(lang))
	return err
}

// SetArea stores the area the person asked about last; the empty area forgets it.
func (p *People) SetArea(ctx context.Context, chat kiez.ChatID, area kiez.Area) error {
	if err := p.enterShard(ctx, chat); err != nil {
		return err
	}
	_, _, err := p.change(ctx, chat, "set", preferenceLife, fieldArea, string(area))
	return err
}

// Subscribe stores a subscription in place of an older one to the same topic, with the consent it rests on. No areas
// mean all areas. Whoever subscribes can be reached: a suppressed person comes back.
func (p *People) Subscribe(
	ctx context.Context, chat kiez.ChatID, topic kiez.Topic, areas []kiez.Area, consent kiez.Consent,
) (kiez.Person, error) {
	if !topic.Known() {
		return kiez.Person{}, fmt.Errorf("subscribe %d: unknown topic %q", chat, topic)
	}
	for _, area := range areas {
		if !area.Known() {
			return kiez.Person{}, fmt.Errorf("subscribe %d: unknown area %q", chat, area)
		}
	}
	if err := p.enterShard(ctx, chat); err != nil {
		return kiez.Person{}, err
	}
	_, now, err := p.change(ctx, chat, "subscribe", preferenceLife,
		string(topic), areasField(areas), consentField(consent))
	return now, err
}

// Unsubscribe ends one subscription; ending one that is not there changes nothing.
func (p *People) Unsubscribe(ctx context.Context, chat kiez.ChatID, topic kiez.Topic) (kiez.Person, error) {
	_, now, err := p.change(ctx, chat, "unsubscribe", preferenceLife, string(topic))
	return now, err
}

// Stop ends all subscriptions, wishes to be reminded and a pause, and reports whether there was anything to end.
// Language, area and settings stay.
func (p *People) Stop(ctx context.Context, chat kiez.ChatID) (had bool, err error) {
	before, _, err := p.change(ctx, chat, "stop", preferenceLife)
	if err == nil {
		err = p.pauseOver(ctx, chat, before.Settings.Paused)
	}
	return before.Awaits(), err
}

// Suppress takes a person who cannot be reached since at out of every audience. The record is kept for the time of
// Options.Retention, counted from the first call, so that Return can restore it.
func (p *People) Suppress(ctx context.Context, chat kiez.ChatID, at time.Time) error {
	_, _, err := p.change(ctx, chat, "suppress", p.s.retention, timeField(at))
	return err
}

// Return brings a suppressed person back with the subscriptions of before.
func (p *People) Return(ctx context.Context, chat kiez.ChatID) (kiez.Person, error) {
	_, now, err := p.change(ctx, chat, "restore", preferenceLife)
	return now, err
}

// LangOf gives the languages the chats chose, in the same order; empty: none. One shard at a time is one round trip.
func (p *People) LangOf(ctx context.Context, chats []kiez.ChatID) ([]kiez.Lang, error) {
	if len(chats) == 0 {
		return nil, nil
	}
	pipe := p.s.read.Pipeline()
	answers := make([]*redis.StringCmd, len(chats))
	for i, chat := range chats {
		answers[i] = pipe.HGet(ctx, p.s.keys.person(chat), fieldLang)
	}
	_, _ = pipe.Exec(ctx) // every answer carries its own error
	langs := make([]kiez.Lang, len(chats))
	for i, answer := range answers {
		lang, err := found(answer.Result())
		if err != nil {
			return nil, failure(err, "languages of %d chats", len(chats))
		}
		langs[i] = kiez.Lang(lang)
	}
	return langs, nil
}

// Shards lists the shards that ever held a person, in order: nobody needs to look into the others.
func (p *People) Shards(ctx context.Context) ([]int, error) {
	bits, err := found(p.s.read.Get(ctx, p.s.keys.usedShards()).Bytes())
	if err != nil {
		return nil, failure(err, "used shards")
	}
	return fromBits(bits), nil
}

// enterShard marks the shard of a chat as used. The mark lies in another slot than the person, so it comes first: a
// mark too many costs a look into an empty shard, a missing one would leave people out.
func (p *People) enterShard(ctx context.Context, chat kiez.ChatID) error {
	err := p.s.write.SetBit(ctx, p.s.keys.usedShards(), int64(ShardOf(chat)), 1).Err()
	return failure(err, "mark shard of %d", chat)
}

// change runs a change of person.lua and gives the person before and after it.
func (p *People) change(
	ctx context.Context, chat kiez.ChatID, change string, life time.Duration, args ...any,
) (before, after kiez.Person, err error) {
	answer, err := p.s.run(ctx, p.call(chat, change, life, args...)).Slice()
	if err != nil {
		return before, after, failure(err, "%s person %d", change, chat)
	}
	if len(answer) != 2 {
		return before, after, fmt.Errorf("%s person %d: %d parts in the answer", change, chat, len(answer))
	}
	if before, err = toPerson(chat, toFields(answer[0])); err != nil {
		return before, after, err
	}
	after, err = toPerson(chat, toFields(answer[1]))
	return before, after, err
}

// call is a run of person.lua.
func (p *People) call(chat kiez.ChatID, change string, life time.Duration, args ...any) call {
	k := p.s.keys
	return call{
		script: personScript,
		keys: []string{
			k.person(chat), k.audiences(ShardOf(chat)), k.wantedEvents(ShardOf(chat)),
			k.wishes(ShardOf(chat)), k.dialogue(chat), k.lately(chat), k.hurried(chat), k.replies(chat),
		},
		args: append([]any{int64(chat), change, life.Milliseconds()}, args...),
	}
}

// found turns the absence of a value into its zero value.
func found[T any](value T, err error) (T, error) {
	if err == redis.Nil { //nolint:errorlint // go-redis gives the bare value
		var zero T
		return zero, nil
	}
	return value, err
}
