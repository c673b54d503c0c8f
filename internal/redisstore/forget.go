package redisstore

import (
	"context"
	"errors"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// Forget deletes all that is stored about a chat: record, subscriptions, wishes, settings, pause, dialogue, which
// answers it got, what it was told of events, what it asked the office, the applications it follows, pace, its place in
// broadcasts, and updates that were put aside. An update that waits in the inbox goes when it is done. What a member of
// the office is and did there is the office's to keep, and a ban stays. After an error it may be repeated.
func (p *People) Forget(ctx context.Context, chat kiez.ChatID) error {
	_, _, err := p.change(ctx, chat, "forget", 0)
	return errors.Join(err,
		failure(p.s.write.ZRem(ctx, p.s.keys.pauses(), int64(chat)).Err(), "forget pause of %d", chat),
		NewDialogues(p.s).forget(ctx, chat),
		NewTold(p.s).forget(ctx, chat),
		NewEnquiries(p.s).forget(ctx, chat),
		NewAsked(p.s).forget(ctx, chat),
		NewApplications(p.s).forget(ctx, chat),
		NewMenus(p.s).Remove(ctx, chat),
		NewBroadcasts(p.s, BroadcastOptions{}).Forget(ctx, chat),
		p.s.forgetAsides(ctx, chat))
}

// Everything gives all that is stored about a chat, for the person to read, in plain JSON types. Nothing stored: only
// "chat". Left out are the marks that last a minute at most, and what is too broken to tell whose it is.
func (p *People) Everything(ctx context.Context, chat kiez.ChatID) (map[string]any, error) {
	fields, err := p.s.read.HGetAll(ctx, p.s.keys.person(chat)).Result()
	if err != nil {
		return nil, failure(err, "everything about %d", chat)
	}
	person, err := toPerson(chat, fields)
	if err != nil {
		return nil, err
	}
	all := map[string]any{"chat": int64(chat)}
	addPreferences(all, person)
	if err := addWhatTheyGet(all, person, fields); err != nil {
		return nil, err
	}
	for _, part := range p.parts(ctx, chat) {
		value, some, err := part.load()
		if err != nil {
			return nil, err
		}
		if some {
			all[part.name] = value
		}
	}
	return all, nil
}

// part is one more thing that may be stored about a chat, in plain JSON types.
type part struct {
	name string
	load func() (value any, some bool, err error)
}

// parts are all that is stored about a chat besides its record.
func (p *People) parts(ctx context.Context, chat kiez.ChatID) []part {
	user := kiez.UserID(chat)
	return []part{
		{"dialogue", func() (any, bool, error) {
			d, err := NewDialogues(p.s).Load(ctx, chat)
			return map[string]any{"flow": d.Flow, "step": d.Step, "data": d.Data}, d.Flow != "", err
		}},
		{"answers_by_message", func() (any, bool, error) {
			replies, err := NewReplies(p.s).all(ctx, chat)
			return replies, len(replies) > 0, err
		}},
		{"told_of_events", func() (any, bool, error) {
			told, err := NewTold(p.s).of(ctx, chat)
			return plainTold(told), len(told) > 0, err
		}},
		{"enquiries", func() (any, bool, error) {
			enquiries, err := NewEnquiries(p.s).Of(ctx, chat)
			return plainEnquiries(enquiries), len(enquiries) > 0, err
		}},
		{"office", func() (any, bool, error) {
			member, err := NewTeam(p.s, nil).plain(ctx, user)
			return member, member != nil, err
		}},
		{"menu_of_the_office", func() (any, bool, error) {
			has, err := NewMenus(p.s).has(ctx, chat)
			return has, has, err
		}},
		{"counted_questions_by_week", func() (any, bool, error) {
			asked, err := NewAsked(p.s).of(ctx, chat)
			return asked, len(asked) > 0, err
		}},
		{"followed_applications", func() (any, bool, error) {
			since, err := NewApplications(p.s).of(ctx, chat)
			return since, len(since) > 0, err
		}},
		{"wrong_codes_tried", func() (any, bool, error) {
			tries, err := NewApplications(p.s).tries(ctx, chat)
			return tries, tries > 0, err
		}},
		{"blocked_since", func() (any, bool, error) {
			blocked, err := NewBans(p.s).since(ctx, user)
			return timeField(blocked), !blocked.IsZero(), err
		}},
		{"broadcasts", func() (any, bool, error) {
			broadcasts, err := p.broadcastsTo(ctx, chat)
			return broadcasts, len(broadcasts) > 0, err
		}},
		{"failed_updates", func() (any, bool, error) {
			failed, err := p.s.buriedOf(ctx, chat)
			return failed, len(failed) > 0, err
		}},
	}
}

// broadcastsTo lists the ids of the broadcasts the chat is a recipient of.
func (p *People) broadcastsTo(ctx context.Context, chat kiez.ChatID) ([]string, error) {
	ids, err := p.s.read.ZRange(ctx, p.s.keys.broadcasts(), 0, -1).Result()
	if err != nil {
		return nil, failure(err, "broadcasts to %d", chat)
	}
	return p.s.with(ctx, chat, placeOf(chat), ids, p.s.keys.recipients)
}

// with gives those of the broadcasts in whose set of the shard the chat is.
func (s *Store) with(
	ctx context.Context, chat kiez.ChatID, member int64, ids []string, set func(shard int, id string) string,
) ([]string, error) {
	pipe := s.read.Pipeline()
	answers := make([]*redis.BoolCmd, len(ids))
	for i, id := range ids {
		answers[i] = pipe.SIsMember(ctx, set(ShardOf(chat), id), member)
	}
	if len(ids) > 0 {
		_, _ = pipe.Exec(ctx) // every answer carries its own error
	}
	var in []string
	for i, answer := range answers {
		member, err := answer.Result()
		if err != nil {
			return nil, failure(err, "broadcasts to %d", chat)
		}
		if member {
			in = append(in, ids[i])
		}
	}
	return in, nil
}
