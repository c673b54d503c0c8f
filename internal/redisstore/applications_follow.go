package redisstore

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// Try looks a code up for somebody at now: kiez.ErrNotFound for a wrong one. After five wrong ones nothing is looked up
// for an hour; locked is when that ends, else it is zero. A right code does not clear the wrong ones before it.
func (a *Applications) Try(
	ctx context.Context, chat kiez.ChatID, code string, now time.Time,
) (app kiez.Application, locked time.Time, err error) {
	answer, err := a.s.run(ctx, call{
		script: applicationTryScript,
		keys:   []string{a.s.keys.codeTries(chat), a.s.keys.applicationCode(codeHash(code))},
		args:   []any{now.UnixMilli(), codeTries, codeLock.Milliseconds()},
	}).Slice()
	if err != nil {
		return app, locked, failure(err, "try a code of %d", chat)
	}
	id, _ := answer[0].(string)
	if until, _ := answer[1].(int64); until > 0 {
		return app, time.UnixMilli(until), nil
	}
	if id == "" {
		return app, locked, fmt.Errorf("try a code of %d: %w", chat, kiez.ErrNotFound)
	}
	app, err = a.Application(ctx, id)
	return app, locked, err
}

// Follow makes a chat a follower of an application, since now at the latest; kiez.ErrNotFound where it is gone.
func (a *Applications) Follow(ctx context.Context, id string, chat kiez.ChatID, now time.Time) error {
	kept, err := a.s.run(ctx, call{
		script: applicationFollowScript,
		keys:   []string{a.s.keys.application(id), a.s.keys.followers(id)},
		args:   []any{int64(chat), timeField(now)},
	}).Bool()
	if err == nil && !kept {
		return gone(id)
	}
	return failure(err, "let %d follow application %s", chat, id)
}

// Unfollow ends that; it reports whether the chat was a follower.
func (a *Applications) Unfollow(ctx context.Context, id string, chat kiez.ChatID) (was bool, err error) {
	n, err := a.s.write.HDel(ctx, a.s.keys.followers(id), strconv.FormatInt(int64(chat), 10)).Result()
	return n > 0, failure(err, "end following of %d", chat)
}

// UnfollowAll ends all that a chat follows; it reports whether there was anything.
func (a *Applications) UnfollowAll(ctx context.Context, chat kiez.ChatID) (had bool, err error) {
	since, err := a.of(ctx, chat)
	if err != nil {
		return false, err
	}
	for id := range since {
		if _, err := a.Unfollow(ctx, id, chat); err != nil {
			return true, err
		}
	}
	return len(since) > 0, nil
}

// Followers lists the chats that follow an application, in order.
func (a *Applications) Followers(ctx context.Context, id string) ([]kiez.ChatID, error) {
	fields, err := a.s.read.HKeys(ctx, a.s.keys.followers(id)).Result()
	if err != nil {
		return nil, failure(err, "followers of application %s", id)
	}
	var chats []kiez.ChatID
	for _, field := range fields {
		chat, err := strconv.ParseInt(field, 10, 64)
		if err != nil {
			return nil, failure(err, "followers of application %s", id)
		}
		chats = append(chats, kiez.ChatID(chat))
	}
	slices.Sort(chats)
	return chats, nil
}

// Followed gives the applications that a chat follows, the one with the newest step first.
func (a *Applications) Followed(ctx context.Context, chat kiez.ChatID) ([]kiez.Application, error) {
	since, err := a.of(ctx, chat)
	if err != nil || len(since) == 0 {
		return nil, err
	}
	all, err := a.All(ctx)
	return slices.DeleteFunc(all, func(app kiez.Application) bool { return since[app.ID] == "" }), err
}

// of gives since when a chat follows which applications, by id.
func (a *Applications) of(ctx context.Context, chat kiez.ChatID) (since map[string]string, err error) {
	ids, err := a.ids(ctx)
	if err != nil {
		return nil, err
	}
	pipe := a.s.read.Pipeline()
	answers := make([]*redis.StringCmd, len(ids))
	for i, id := range ids {
		answers[i] = pipe.HGet(ctx, a.s.keys.followers(id), strconv.FormatInt(int64(chat), 10))
	}
	if len(ids) > 0 {
		_, _ = pipe.Exec(ctx) // every answer carries its own error
	}
	for i, answer := range answers {
		at, err := answer.Result()
		if errors.Is(err, redis.Nil) {
			continue
		}
		if err != nil {
			return nil, failure(err, "what %d follows", chat)
		}
		put(&since, ids[i], at)
	}
	return since, nil
}

// tries gives how many wrong codes a chat tried lately.
func (a *Applications) tries(ctx context.Context, chat kiez.ChatID) (int, error) {
	n, err := a.s.read.HGet(ctx, a.s.keys.codeTries(chat), "tries").Int()
	if errors.Is(err, redis.Nil) {
		return 0, nil
	}
	return n, failure(err, "codes that %d tried", chat)
}

// forget deletes what is stored about a chat: what it follows, and the wrong codes it tried.
func (a *Applications) forget(ctx context.Context, chat kiez.ChatID) error {
	if _, err := a.UnfollowAll(ctx, chat); err != nil {
		return err
	}
	return failure(a.s.write.Del(ctx, a.s.keys.codeTries(chat)).Err(), "forget the tries of %d", chat)
}
