package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"kiezbot/internal/answers"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
)

// teacher makes the bot understand what staff teach: at once here, and by way of the store everywhere and for ever.
type teacher struct {
	teaching *redisstore.Teaching
	review   *redisstore.Questions // what is taught is off the list
	library  *library
	followed *followed
}

func newTeacher(teaching *redisstore.Teaching, review *redisstore.Questions, know *library) teacher {
	return teacher{teaching: teaching, review: review, library: know, followed: follow(
		"taught questions", teaching.Version, teaching.Taught, know.learn,
	)}
}

// Teach tries the example first: the store keeps only what spoils nothing.
func (t teacher) Teach(ctx context.Context, taught kiez.Taught) (id string, err error) {
	engine := t.library.current.Load().Answers
	if err := engine.Learn(taught.Example); err != nil {
		return "", unteachable(err)
	}
	if id, err = t.teaching.Teach(ctx, taught); err != nil {
		return "", errors.Join(fmt.Errorf("store teaching: %w", err), engine.Forget(taught.Example))
	}
	if err := t.review.Answered(ctx, taught.Example.Text, taught.Example.Lang); err != nil {
		return "", fmt.Errorf("take off what was taught: %w", err)
	}
	return id, t.followed.catchUp(ctx)
}

// unteachable says to whoever teaches why an example cannot be learnt.
func unteachable(err error) error {
	conflict, ok := errors.AsType[*answers.ConflictError](err)
	if !ok {
		return kiez.Refuse("answers.teach_impossible", nil)
	}
	title := kiez.Say("button.not_ours", nil)
	if conflict.Golden.Intent != kiez.OutOfScope {
		title = kiez.Say("topic."+string(conflict.Golden.Intent)+".title", nil)
	}
	return kiez.Refuse("answers.teach_refused", kiez.Data{"Question": conflict.Golden.Text, "Title": title})
}

// Unteach takes a teaching back.
func (t teacher) Unteach(ctx context.Context, id string) (kiez.Taught, error) {
	all, err := t.Taught(ctx)
	if err != nil {
		return kiez.Taught{}, err
	}
	at := slices.IndexFunc(all, func(taught kiez.Taught) bool { return taught.ID == id })
	if at < 0 {
		return kiez.Taught{}, fmt.Errorf("undo teaching %s: %w", id, kiez.ErrNotFound)
	}
	if err := t.teaching.Untaught(ctx, id); err != nil {
		return kiez.Taught{}, fmt.Errorf("undo teaching: %w", err)
	}
	return all[at], t.followed.catchUp(ctx)
}

// Taught lists what is taught, newest first.
func (t teacher) Taught(ctx context.Context) ([]kiez.Taught, error) {
	all, _, err := t.teaching.Taught(ctx)
	if err != nil {
		return nil, fmt.Errorf("list teachings: %w", err)
	}
	slices.Reverse(all)
	return all, nil
}
