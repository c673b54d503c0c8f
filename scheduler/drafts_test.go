package scheduler

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/kiez"
)

// desk keeps drafts in memory, and what their authors were told.
type desk struct {
	drafts  map[string]kiez.Broadcast
	told    []string
	entered map[string]bool
	deaf    bool // nobody can be told
}

func (d *desk) List(_ context.Context, states ...kiez.BroadcastState) ([]kiez.Broadcast, error) {
	var list []kiez.Broadcast
	for _, b := range d.drafts {
		if slices.Contains(states, b.State) {
			list = append(list, b)
		}
	}
	return list, nil
}

func (d *desk) Save(_ context.Context, b kiez.Broadcast) (kiez.Broadcast, error) {
	if d.drafts[b.ID].Rev != b.Rev {
		return b, kiez.ErrConflict
	}
	b.Rev++
	d.drafts[b.ID] = b
	return b, nil
}

func (d *desk) enter(_ context.Context, name string, _ time.Duration) (bool, error) {
	first := !d.entered[name]
	d.entered[name] = true
	return first, nil
}

func (d *desk) tell(what string) func(context.Context, kiez.Broadcast) error {
	return func(_ context.Context, b kiez.Broadcast) error {
		if d.deaf {
			return errors.New("deaf")
		}
		d.told = append(d.told, what+" "+b.ID)
		return nil
	}
}

func TestDraftsEndAfterAWeek(t *testing.T) {
	began := time.Date(2027, time.March, 1, 12, 0, 0, 0, time.UTC)
	draft := func(id string, change func(*kiez.Broadcast)) kiez.Broadcast {
		b := kiez.Broadcast{
			ID: id, Kind: kiez.StaffBroadcast, State: kiez.Draft, Created: began, Rev: 1, Texts: kiez.Titles{kiez.German: "Hallo"},
		}
		change(&b)
		return b
	}
	d := &desk{drafts: map[string]kiez.Broadcast{}, entered: map[string]bool{}}
	for _, b := range []kiez.Broadcast{
		draft("plain", func(*kiez.Broadcast) {}),
		draft("waits", func(b *kiez.Broadcast) { b.State = kiez.Waiting }),
		draft("changed", func(b *kiez.Broadcast) { b.Changed = began.Add(24 * time.Hour) }),
		draft("empty", func(b *kiez.Broadcast) { b.Texts = nil }),
		draft("released", func(b *kiez.Broadcast) { b.State = kiez.Scheduled }),
	} {
		d.drafts[b.ID] = b
	}
	job := &Drafts{Store: d, Enter: d.enter, Ends: d.tell("ends"), Ended: d.tell("ended")}
	const day = 24 * time.Hour
	for _, step := range []struct {
		after time.Duration
		told  string
		over  string
	}{
		{6*day - time.Second, "", ""},
		{6 * day, "ends plain, ends waits", ""},
		{6*day + time.Hour, "", ""},
		{7*day - time.Second, "", ""},
		{7 * day, "ended plain, ended waits, ends changed", "empty plain waits"},
		{7*day + time.Hour, "", "empty plain waits"},
		{8 * day, "ended changed", "changed empty plain waits"},
	} {
		d.told = nil
		if err := job.Run(t.Context(), began.Add(step.after)); err != nil {
			t.Fatal(err)
		}
		slices.Sort(d.told)
		var over []string
		for id, b := range d.drafts {
			if b.State == kiez.Aborted {
				over = append(over, id)
			}
		}
		slices.Sort(over)
		if got := strings.Join(d.told, ", "); got != step.told || strings.Join(over, " ") != step.over {
			t.Errorf("after %s: told %q, over %v, want %q, %q", step.after, got, over, step.told, step.over)
		}
	}
}

// A draft whose author could not be told stays; one that is changed at the last moment lives on.
func TestDraftsAreNotLostUntold(t *testing.T) {
	began := time.Date(2027, time.March, 1, 12, 0, 0, 0, time.UTC)
	b := kiez.Broadcast{ID: "b", Kind: kiez.StaffBroadcast, State: kiez.Draft, Created: began, Rev: 1, Photo: "x"}
	d := &desk{drafts: map[string]kiez.Broadcast{"b": b}, entered: map[string]bool{}, deaf: true}
	job := &Drafts{Store: d, Enter: d.enter, Ends: d.tell("ends"), Ended: d.tell("ended")}
	if err := job.Run(t.Context(), began.Add(8*24*time.Hour)); err == nil || d.drafts["b"].State != kiez.Draft {
		t.Errorf("%v, %s", err, d.drafts["b"].State)
	}
	if err := job.Run(t.Context(), began.Add(8*24*time.Hour)); err != nil || d.drafts["b"].State != kiez.Draft {
		t.Errorf("while another one may be telling: %v, %s", err, d.drafts["b"].State)
	}
	d.deaf = false
	clear(d.entered)
	job.Ended = func(ctx context.Context, b kiez.Broadcast) error {
		b.Changed = began.Add(8 * 24 * time.Hour)
		_, err := d.Save(ctx, b)
		return err
	}
	if err := job.Run(t.Context(), began.Add(8*24*time.Hour)); err != nil || d.drafts["b"].State != kiez.Draft {
		t.Errorf("%v, %s", err, d.drafts["b"].State)
	}
}
