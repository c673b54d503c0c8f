package redisstore

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// wantedLife is how long a wish to be reminded outlives its event, or is kept at all if the event is past.
const wantedLife = 30 * 24 * time.Hour

// Want stores that somebody wants to be reminded of an event at at, with the consent it rests on. Whoever asks for it
// can be reached: a suppressed person comes back.
func (p *People) Want(
	ctx context.Context, chat kiez.ChatID, event string, at time.Time, consent kiez.Consent,
) (kiez.Person, error) {
	if event == "" {
		return kiez.Person{}, fmt.Errorf("want %d: the event has no id: %w", chat, kiez.ErrNotFound)
	}
	if err := p.enterShard(ctx, chat); err != nil {
		return kiez.Person{}, err
	}
	_, now, err := p.change(ctx, chat, "want", preferenceLife,
		event, at.UnixMilli(), wantedLife.Milliseconds(), consentField(consent))
	return now, err
}

// Unwant ends the wish to be reminded of an event; ending one that is not there changes nothing.
func (p *People) Unwant(ctx context.Context, chat kiez.ChatID, event string) (kiez.Person, error) {
	_, now, err := p.change(ctx, chat, "unwant", preferenceLife, event)
	return now, err
}

// KeepWish keeps the wish to be reminded of an event as long as one that is at at needs it; a longer life stays.
func (p *People) KeepWish(ctx context.Context, chat kiez.ChatID, event string, at time.Time) error {
	_, _, err := p.change(ctx, chat, "keep", 0, event, at.UnixMilli(), wantedLife.Milliseconds())
	return err
}

// DropWishes deletes the wishes of a person that have had their time.
func (p *People) DropWishes(ctx context.Context, chat kiez.ChatID) error {
	_, _, err := p.change(ctx, chat, "tidy", 0)
	return err
}

// WishesOver lists the people with a wish that has had its time, by the clock of the server.
func (p *People) WishesOver(ctx context.Context) ([]kiez.ChatID, error) {
	shards, err := p.Shards(ctx)
	if err != nil {
		return nil, err
	}
	now, err := p.s.read.Time(ctx).Result()
	if err != nil {
		return nil, failure(err, "wishes that are over")
	}
	until := strconv.FormatInt(now.UnixMilli(), 10)
	var chats []kiez.ChatID
	for some := range slices.Chunk(shards, shardsAtOnce) {
		pipe := p.s.read.Pipeline()
		answers := make([]*redis.StringSliceCmd, len(some))
		for i, shard := range some {
			answers[i] = pipe.ZRangeByScore(ctx, p.s.keys.wishes(shard), &redis.ZRangeBy{Min: "-inf", Max: until})
		}
		_, _ = pipe.Exec(ctx) // every answer carries its own error
		for i, answer := range answers {
			var ids []int64
			if err := answer.ScanSlice(&ids); err != nil {
				return nil, failure(err, "wishes that are over in shard %d", some[i])
			}
			chats = append(chats, toChats(ids)...)
		}
	}
	return chats, nil
}
