package redisstore

import (
	"context"
	"errors"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// Forget deletes all that is stored about a chat: record, subscriptions, wishes, settings, pause, dialogue, which
// answers it got, what it was told of events, what it asked the office, pace, its place in broadcasts, and updates that
// were put aside. An update that waits in the inbox goes when it is done. What a member of the office is and did there is
// the office's to keep, and a block stays. After an error it may be repeated.
func (p *People) Forget(ctx context.Context, chat kiez.ChatID) error {
	_, _, err := p.change(ctx, chat, "forget", 0)
	return errors.Join(err,
		failure(p.s.write.ZRem(ctx, p.s.keys.pauses(), int64(chat)).Err(), "forget pause of %d", chat),
		NewTold(p.s).forget(ctx, chat),
		NewEnquiries(p.s).forget(ctx, chat),
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
	dialogue, err := NewDialogues(p.s).Load(ctx, chat)
	if err != nil {
		return nil, err
	}
	if dialogue.Flow != "" {
		all["dialogue"] = map[string]any{"flow": dialogue.Flow, "step": dialogue.Step, "data": dialogue.Data}
	}
	replies, err := NewReplies(p.s).all(ctx, chat)
	if err != nil {
		return nil, err
	}
	if len(replies) > 0 {
		all["answers_by_message"] = replies
	}
	told, err := NewTold(p.s).of(ctx, chat)
	if err != nil {
		return nil, err
	}
	if len(told) > 0 {
		all["told_of_events"] = plainTold(told)
	}
	enquiries, err := NewEnquiries(p.s).Of(ctx, chat)
	if err != nil {
		return nil, err
	}
	if len(enquiries) > 0 {
		all["enquiries"] = plainEnquiries(enquiries)
	}
	member, err := NewTeam(p.s, nil).plain(ctx, kiez.UserID(chat))
	if err != nil {
		return nil, err
	}
	if member != nil {
		all["office"] = member
	}
	blocked, err := NewBans(p.s).since(ctx, kiez.UserID(chat))
	if err != nil {
		return nil, err
	}
	if !blocked.IsZero() {
		all["blocked_since"] = timeField(blocked)
	}
	broadcasts, err := p.broadcastsTo(ctx, chat)
	if err != nil {
		return nil, err
	}
	if len(broadcasts) > 0 {
		all["broadcasts"] = broadcasts
	}
	failed, err := p.s.buriedOf(ctx, chat)
	if err != nil {
		return nil, err
	}
	if len(failed) > 0 {
		all["failed_updates"] = failed
	}
	return all, nil
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
