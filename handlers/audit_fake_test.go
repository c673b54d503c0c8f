package handlers_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// audit holds what staff did, oldest first.
type audit struct {
	acts  []kiez.Act
	shown int // of them on paper
}

func (a *audit) Record(_ context.Context, act kiez.Act) error {
	a.acts = append(a.acts, act)
	return nil
}

func (a *audit) Acts(context.Context, time.Time) ([]kiez.Act, error) {
	acts := slices.Clone(a.acts)
	slices.Reverse(acts)
	return acts, nil
}

// news gives on paper what was noted since it was asked last.
func (a *audit) news() string {
	var b strings.Builder
	for _, act := range a.acts[a.shown:] {
		b.WriteString(strings.TrimSpace(fmt.Sprintf("(noted: %s, %s %s", nameOf(kiez.ChatID(act.By)), act.Kind, act.About)) + ")\n")
	}
	a.shown = len(a.acts)
	return b.String()
}
