package redisstore

import (
	"errors"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

const hoursKey = "topic.office.hours.answer"

func TestOverrides(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		overrides, ctx, at := NewOverrides(s), t.Context(), time.Date(2027, 3, 10, 9, 0, 0, 0, time.UTC)
		wantTexts(t, overrides, 0, map[kiez.Lang]map[string]string{})
		if history, err := overrides.History(ctx, kiez.German, hoursKey); err != nil || len(history) != 0 {
			t.Errorf("history before the first edit: %v, %v", history, err)
		}
		set := func(text string, expected, want int) {
			t.Helper()
			rev, err := overrides.Set(ctx, kiez.German, hoursKey, text, 1002, at, expected)
			if err != nil || rev != want {
				t.Errorf("set %q: revision %d, %v; want %d", text, rev, err, want)
			}
		}
		set("<b>Mittwochs.</b>", 0, 1)
		set("<b>Mittwochs.</b>", 0, 1) // the answer to the first was lost
		set("Donnerstags: 10 bis 12.", 1, 2)
		for _, expected := range []int{0, 1, 3, -1} {
			rev, err := overrides.Set(ctx, kiez.German, hoursKey, "Freitags.", 1003, at, expected)
			if !errors.Is(err, kiez.ErrConflict) || rev != 0 {
				t.Errorf("an edit of revision %d: %d, %v; want a conflict", expected, rev, err)
			}
		}
		_, err := overrides.Set(ctx, kiez.PlainGerman, hoursKey, "Am Mittwoch.", 1002, at, 0)
		must(t, err)
		wantTexts(t, overrides, 3, map[kiez.Lang]map[string]string{
			kiez.German: {hoursKey: "Donnerstags: 10 bis 12."}, kiez.PlainGerman: {hoursKey: "Am Mittwoch."},
		})

		revert := func(to, expected int) error {
			_, err := overrides.Revert(ctx, kiez.German, hoursKey, to, 1003, at.Add(time.Hour), expected)
			return err
		}
		must(t, revert(1, 2))
		if err := revert(0, 2); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("reverting an old revision: %v, want a conflict", err)
		}
		if err := revert(7, 3); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("reverting to what never was: %v, want not found", err)
		}
		wantTexts(t, overrides, 4, map[kiez.Lang]map[string]string{
			kiez.German: {hoursKey: "<b>Mittwochs.</b>"}, kiez.PlainGerman: {hoursKey: "Am Mittwoch."},
		})
		must(t, revert(0, 3))
		wantTexts(t, overrides, 5, map[kiez.Lang]map[string]string{kiez.PlainGerman: {hoursKey: "Am Mittwoch."}})
		want := []kiez.Edit{
			{Rev: 4, By: 1003, At: at.Add(time.Hour)},
			{Rev: 3, Text: "<b>Mittwochs.</b>", By: 1003, At: at.Add(time.Hour)},
			{Rev: 2, Text: "Donnerstags: 10 bis 12.", By: 1002, At: at},
			{Rev: 1, Text: "<b>Mittwochs.</b>", By: 1002, At: at},
		}
		if got, err := overrides.History(ctx, kiez.German, hoursKey); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("history %+v, %v\nwant %+v", got, err, want)
		}
		must(t, revert(4, 4)) // that was the built-in text
		wantTexts(t, overrides, 6, map[kiez.Lang]map[string]string{kiez.PlainGerman: {hoursKey: "Am Mittwoch."}})
		wantTTL(t, s, s.keys.overrides(), -1)
		wantTTL(t, s, s.keys.overrideHistory(kiez.German, hoursKey), -1)
	})
}

// wantTexts compares all texts, and the version both ways.
func wantTexts(t testing.TB, overrides *Overrides, version int64, want map[kiez.Lang]map[string]string) {
	t.Helper()
	texts, got, err := overrides.All(t.Context())
	if err != nil || got != version || !reflect.DeepEqual(texts, want) {
		t.Errorf("texts %v, version %d, %v\nwant %v, %d", texts, got, err, want, version)
	}
	if got, err := overrides.Version(t.Context()); err != nil || got != version {
		t.Errorf("version %d, %v; want %d", got, err, version)
	}
}

// Of many who edit the same revision exactly one wins.
func TestOverrideRace(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		overrides := NewOverrides(openStore(t, url))
		var won atomic.Int32
		var wg sync.WaitGroup
		for i := range 20 {
			wg.Go(func() {
				_, err := overrides.Set(t.Context(), kiez.German, hoursKey, "Mittwochs.", kiez.UserID(i), consent.At, 0)
				if err == nil {
					won.Add(1)
				} else if !errors.Is(err, kiez.ErrConflict) {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if won.Load() != 1 {
			t.Errorf("%d won, want 1", won.Load())
		}
	})
}

func TestSetNeedsKey(t *testing.T) {
	t.Parallel()
	overrides := NewOverrides(openStore(t, redistest.Mini(t)))
	if _, err := overrides.Set(t.Context(), kiez.German, "", "x", 1, consent.At, 0); err == nil {
		t.Error("a text without key was stored")
	}
	if _, err := overrides.Set(t.Context(), "", hoursKey, "x", 1, consent.At, 0); err == nil {
		t.Error("a text without language was stored")
	}
}

// However a text is edited and reverted, its history is the last edits of a plain list, and its text the newest one's.
func TestHistoryAgreesWithModel(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		overrides, ctx := NewOverrides(s), t.Context()
		overrides.most = 4
		rapid.Check(t, func(rt *rapid.T) {
			if err := s.write.FlushDB(ctx).Err(); err != nil {
				rt.Fatal(err)
			}
			all := []string{""} // by revision; 0 is the built-in text
			check := func(expected, rev int, err error, text string) {
				switch newest := len(all) - 1; {
				case expected != newest:
					if !errors.Is(err, kiez.ErrConflict) {
						rt.Fatalf("an edit of revision %d at %d: %d, %v; want a conflict", expected, newest, rev, err)
					}
				case err != nil || rev != newest+1:
					rt.Fatalf("an edit of revision %d: %d, %v", expected, rev, err)
				default:
					all = append(all, text)
				}
			}
			expect := func(rt *rapid.T) int {
				return max(0, len(all)-1-rapid.SampledFrom([]int{0, 0, 0, 1}).Draw(rt, "behind"))
			}
			edits := 0
			rt.Repeat(map[string]func(*rapid.T){
				"set": func(rt *rapid.T) {
					edits++ // no two edits are the same, otherwise the second would count as a repetition
					text, expected := rapid.SampledFrom([]string{"", "a", "b"}).Draw(rt, "text"), expect(rt)
					at := consent.At.Add(time.Duration(edits) * time.Second)
					rev, err := overrides.Set(ctx, kiez.German, hoursKey, text, 1, at, expected)
					check(expected, rev, err, text)
				},
				"revert": func(rt *rapid.T) {
					edits++
					to, expected := rapid.IntRange(0, len(all)-1).Draw(rt, "to"), expect(rt)
					at := consent.At.Add(time.Duration(edits) * time.Second)
					rev, err := overrides.Revert(ctx, kiez.German, hoursKey, to, 1, at, expected)
					if to > 0 && to < len(all)-overrides.most {
						if !errors.Is(err, kiez.ErrNotFound) {
							rt.Fatalf("to revision %d of %d: %v, want not found", to, len(all)-1, err)
						}
						return
					}
					check(expected, rev, err, all[to])
				},
				"": func(rt *rapid.T) {
					history, err := overrides.History(ctx, kiez.German, hoursKey)
					if err != nil || len(history) != min(len(all)-1, overrides.most) {
						rt.Fatalf("%d edits, %v; %d were made", len(history), err, len(all)-1)
					}
					for i, edit := range history {
						if rev := len(all) - 1 - i; edit.Rev != rev || edit.Text != all[rev] {
							rt.Fatalf("edit %d of the history is %+v, want revision %d %q", i, edit, rev, all[rev])
						}
					}
					texts, version, err := overrides.All(ctx)
					if err != nil || texts[kiez.German][hoursKey] != all[len(all)-1] || version != int64(len(all)-1) {
						rt.Fatalf("texts %v, version %d, %v; want %q", texts, version, err, all[len(all)-1])
					}
				},
			})
		})
	})
}

// A renamed field would lose what is stored already: this edit was written by an earlier version.
func TestStoredEditIsReadable(t *testing.T) {
	t.Parallel()
	want := kiez.Edit{Rev: 3, Text: "Mittwochs.", By: 1002, At: time.Date(2027, 3, 10, 9, 0, 0, 0, time.UTC)}
	got, err := toEdit(`{"rev":3,"text":"Mittwochs.","by":1002,"at":"2027-03-10T09:00:00Z"}`)
	if err != nil || got != want {
		t.Errorf("got %+v, %v; want %+v", got, err, want)
	}
}
