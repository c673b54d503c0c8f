package app

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"kiezbot/content"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
)

// editor keeps the staff's texts in the store and shows them to residents at once.
type editor struct {
	overrides *redisstore.Overrides
	library   *library
	followed  *followed
}

func newEditor(overrides *redisstore.Overrides, know *library) editor {
	return editor{overrides: overrides, library: know, followed: follow(
		"edited texts", overrides.Version, overrides.All, know.override,
	)}
}

// Text gives a text and its newest edit.
func (e editor) Text(ctx context.Context, lang kiez.Lang, key string) (text string, newest kiez.Edit, err error) {
	edits, err := e.History(ctx, lang, key)
	if err != nil {
		return "", kiez.Edit{}, err
	}
	if len(edits) > 0 {
		newest = edits[0]
	}
	builtin, _ := e.library.current.Load().Content.Text(lang, key)
	return cmp.Or(newest.Text, builtin), newest, nil
}

// Set stores a text that is in order.
func (e editor) Set(
	ctx context.Context, lang kiez.Lang, key, text string, by kiez.UserID, at time.Time, rev int,
) error {
	if flaws := e.library.current.Load().Content.Flaws(key, text); len(flaws) > 0 {
		return refusal(flaws)
	}
	if _, err := e.overrides.Set(ctx, lang, key, text, by, at, rev); err != nil {
		return fmt.Errorf("edit text: %w", err)
	}
	return e.followed.catchUp(ctx)
}

// Revert goes back to an earlier text, if it still fits the content.
func (e editor) Revert(
	ctx context.Context, lang kiez.Lang, key string, to int, by kiez.UserID, at time.Time, rev int,
) error {
	edits, err := e.History(ctx, lang, key)
	if err != nil {
		return err
	}
	for _, edit := range edits {
		if edit.Rev == to && edit.Text != "" {
			return e.Set(ctx, lang, key, edit.Text, by, at, rev)
		}
	}
	if _, err := e.overrides.Revert(ctx, lang, key, to, by, at, rev); err != nil {
		return fmt.Errorf("revert text: %w", err)
	}
	return e.followed.catchUp(ctx)
}

// History lists the edits of a text, newest first.
func (e editor) History(ctx context.Context, lang kiez.Lang, key string) ([]kiez.Edit, error) {
	edits, err := e.overrides.History(ctx, lang, key)
	if err != nil {
		return nil, fmt.Errorf("history of text: %w", err)
	}
	return edits, nil
}

// refusal says everything that is wrong with a text to whoever wrote it.
func refusal(flaws []content.Flaw) error {
	var why kiez.Lines
	for _, f := range flaws {
		why = append(why, kiez.Say("flaw."+string(f.Kind), kiez.Data{
			"Given": f.Given, "Length": f.Length, "Limit": f.Limit,
		}))
	}
	return kiez.Refuse("answers.refused", kiez.Data{"Why": why})
}
