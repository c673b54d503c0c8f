package redisstore

import (
	"context"
	"errors"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// Forget deletes all that is stored about a chat: record, subscriptions, dialogue, which answers it got, pace, its
// place in broadcasts, and updates that were put aside. An update that waits in the inbox goes when it is done. After
// an error it may be repeated.
func (p *People) Forget(ctx context.Context, chat kiez.ChatID) error {
	_, _, err := p.change(ctx, chat, "forget", 0)
	return errors.Join(err,
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
	if person.Lang != "" {
		all["language"] = string(person.Lang)
	}
	if person.Area != "" {
		all["area"] = string(person.Area)
	}
	if !person.Suppressed.IsZero() {
		all["unreachable_since"] = person.Suppressed.Format(time.RFC3339)
	}
	subscriptions, err := plainSubscriptions(person, fields)
	if err != nil {
		return nil, err
	}
	if len(subscriptions) > 0 {
		all["subscriptions"] = subscriptions
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

// plainSubscriptions lists the subscriptions by topic with their areas (empty: all) and the consent they rest on.
func plainSubscriptions(person kiez.Person, fields map[string]string) (map[string]any, error) {
	list := map[string]any{}
	for topic, areas := range person.Topics {
		consent, err := toConsent(fields[fieldConsent+string(topic)])
		if err != nil {
			return nil, err
		}
		names := []string{}
		for _, area := range areas {
			names = append(names, string(area))
		}
		list[string(topic)] = map[string]any{
			"areas": names, "consent_at": consent.At.Format(time.RFC3339), "consent_version": consent.Version,
		}
	}
	return list, nil
}

// broadcastsTo lists the ids of the broadcasts the chat is a recipient of.
func (p *People) broadcastsTo(ctx context.Context, chat kiez.ChatID) ([]string, error) {
	ids, err := p.s.read.ZRange(ctx, p.s.keys.broadcasts(), 0, -1).Result()
	if err != nil {
		return nil, failure(err, "broadcasts to %d", chat)
	}
	pipe := p.s.read.Pipeline()
	answers := make([]*redis.BoolCmd, len(ids))
	for i, id := range ids {
		answers[i] = pipe.SIsMember(ctx, p.s.keys.recipients(ShardOf(chat), id), int64(chat))
	}
	_, _ = pipe.Exec(ctx) // every answer carries its own error
	var to []string
	for i, answer := range answers {
		member, err := answer.Result()
		if err != nil {
			return nil, failure(err, "broadcasts to %d", chat)
		}
		if member {
			to = append(to, ids[i])
		}
	}
	return to, nil
}
