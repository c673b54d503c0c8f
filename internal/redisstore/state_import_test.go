package redisstore

import (
	"context"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// flush empties a server.
func flush(ctx context.Context, master redis.Cmdable) error { return master.FlushAll(ctx).Err() }

// The line that scripts write holds no more than it must.
func TestImportOfTheShortestSubscriber(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		const line = `{"kind":"subscriber","chat":1001,"lang":"de","topics":{"events":["neu-lichtenberg"],"jury":[]},"since":"2027-01-01T10:00:00Z"}`
		imported(t, s, line)
		got, err := NewPeople(s).Person(t.Context(), 1001)
		must(t, err)
		if got.Lang != kiez.German || len(got.Topics) != 2 || got.Consent != (kiez.Consent{At: consent.At}) {
			t.Errorf("got %+v", got)
		}
		wantAudiences(t, s, got)
		wantTTL(t, s, s.keys.person(1001), -1)
		if _, again, _ := strings.Cut(strings.TrimSpace(exported(t, s)), "\n"); again != line {
			t.Errorf("exported as\n%s, want\n%s", again, line)
		}
	})
}

// Of somebody who is known already, what is known stays, and what is not known yet is added.
func TestImportKeepsWhatPeopleChose(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		ctx, people := t.Context(), NewPeople(s)
		must(t, people.SetLang(ctx, 7, kiez.Polish))
		_, err := people.Subscribe(ctx, 7, kiez.Events, []kiez.Area{kiez.NeuLichtenberg}, consent)
		must(t, err)
		imported(t, s,
			`{"kind":"subscriber","chat":7,"lang":"de","area":"friedrichsfelde-sued","topics":{"events":[],"jury":[]},"since":"2026-01-01T10:00:00Z","suppressed":"2026-05-01T10:00:00Z","more":{"pace":"weekly","paused":"2030-01-01T10:00:00Z"}}`)
		got, err := people.Person(ctx, 7)
		must(t, err)
		if got.Lang != kiez.Polish || got.Area != kiez.FriedrichsfeldeSued || len(got.Topics[kiez.Events]) != 1 ||
			got.Topics[kiez.Jury] != nil || len(got.Topics) != 2 || !got.Suppressed.IsZero() || got.Consent != consent ||
			got.Settings.Pace != kiez.Weekly || !got.Settings.Paused.IsZero() {
			t.Errorf("got %+v", got)
		}
		wantAudiences(t, s, got)
		wantTTL(t, s, s.keys.person(7), -1)

		must(t, people.SetLang(ctx, 8, kiez.Polish)) // lives on for a year, whatever the file says
		imported(t, s, `{"kind":"subscriber","chat":8,"lang":"de","topics":{},"until":"`+inDays(t, s, 3)+`"}`)
		wantTTL(t, s, s.keys.person(8), preferenceLife)
	})
}

// inDays is a day after that of the server.
func inDays(t testing.TB, s *Store, days int) string {
	t.Helper()
	now, err := s.serverTime(t.Context())
	must(t, err)
	return now.UTC().AddDate(0, 0, days).Format(time.DateOnly)
}

// Moving house neither shortens nor extends a life, and brings nothing back that has had its time.
func TestImportKeepsTheEnd(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		soon, past := inDays(t, s, 3), inDays(t, s, 0)
		now, err := s.serverTime(t.Context())
		must(t, err)
		imported(t, s,
			`{"kind":"subscriber","chat":1,"lang":"de","topics":{},"until":"`+soon+`"}`,
			`{"kind":"subscriber","chat":2,"lang":"de","topics":{"jury":[]},"since":"2026-01-01T10:00:00Z","suppressed":"2026-05-01T10:00:00Z","until":"`+soon+`"}`,
			`{"kind":"subscriber","chat":3,"lang":"de","topics":{"jury":[]},"since":"2026-01-01T10:00:00Z","suppressed":"2026-05-01T10:00:00Z"}`,
			`{"kind":"subscriber","chat":4,"lang":"de","topics":{}}`,
			`{"kind":"subscriber","chat":5,"lang":"de","topics":{},"until":"`+past+`"}`,
			`{"kind":"tally","day":"2027-03-10","counts":[{"intent":"a","lang":"de","yes":1,"no":0}],"until":"`+past+`"}`,
			`{"kind":"broadcast","broadcast":{"id":"b","kind":"staff","state":"done","rev":3},"until":"`+past+`"}`,
			`{"kind":"question","lang":"de","text":"Wo?","count":1,"first":"2020-01-01","last":"2020-01-01"}`,
		)
		for chat, want := range map[kiez.ChatID]time.Duration{
			1: untilDay(soon).life(now, 0), 2: untilDay(soon).life(now, 0), 3: s.retention, 4: preferenceLife,
		} {
			wantTTL(t, s, s.keys.person(chat), want)
		}
		for _, key := range allKeys(t, s) {
			if !strings.HasPrefix(key, "kiez:{s") || strings.HasSuffix(key, ":person:5") { // {shards} or of a shard
				t.Errorf("%s is back", key)
			}
		}
	})
}

// Settings, wishes and pauses arrive, and a pause ends in the new place.
func TestImportOfPauses(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s, old := openStore(t, url), openStore(t, redistest.Mini(t))
		ctx, people := t.Context(), NewPeople(old)
		_, err := people.Subscribe(ctx, 7, kiez.Events, nil, consent)
		must(t, err)
		_, err = people.Want(ctx, 7, "fest", consent.At, consent)
		must(t, err)
		_, err = people.SetSettings(ctx, 7, kiez.Settings{Pace: kiez.Weekly, Leads: []time.Duration{time.Hour, 0}, Quiet: kiez.QuietOff})
		must(t, err)
		want, err := people.Pause(ctx, 7, plan)
		must(t, err)
		imported(t, s, exported(t, old))

		people = NewPeople(s)
		got, err := people.Person(ctx, 7)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("arrived as %+v, %v; want %+v", got, err, want)
		}
		wantAudiences(t, s, got)
		over, err := people.PausesUntil(ctx, plan, 9)
		if err != nil || len(over) != 1 || over[0] != 7 {
			t.Fatalf("pauses that are over: %v, %v", over, err)
		}
		must(t, people.EndPause(ctx, 7, plan, plan))
		got, err = people.Person(ctx, 7)
		must(t, err)
		wantAudiences(t, s, got)
	})
}

// What staff did here stays too.
func TestImportKeepsWhatStaffDid(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s, old := openStore(t, url), openStore(t, redistest.Mini(t))
		for place, store := range map[string]*Store{"here": s, "there": old} {
			ctx := t.Context()
			_, err := NewOverrides(store).Set(ctx, kiez.German, hoursKey, place, 1, plan, 0)
			must(t, err)
			_, err = NewTeaching(store).Teach(ctx, kiez.Taught{
				Example: kiez.Example{Lang: kiez.German, Text: "Wo?", Intent: kiez.Intent(place)}, At: plan,
			})
			must(t, err)
			must(t, NewEvents(store).Put(ctx, kiez.Event{
				ID: "fest", Kind: kiez.Gathering, Topic: kiez.Events, Title: kiez.Titles{kiez.German: place},
				Start: plan, Sequence: 1 + len(place), // there it was changed once more
			}))
			_, err = NewBroadcasts(store, BroadcastOptions{}).Create(ctx, kiez.Broadcast{
				ID: "b", Kind: kiez.Reminder, State: kiez.Done, Texts: kiez.Titles{kiez.German: place},
			})
			must(t, err)
			for range len(place) {
				must(t, NewQuestions(store).Helped(ctx, "a", kiez.German, place == "here", plan))
				must(t, NewQuestions(store).Unanswered(ctx, "Was?", kiez.German, nil))
			}
		}
		imported(t, s, exported(t, old))
		file := exported(t, s)
		for _, want := range []string{
			`"text":"here"`, `"Intent":"here"`, `"Title":{"de":"here"}`, `"texts":{"de":"here"}`,
			`"yes":4,"no":5`, `"count":5`, // the higher ones
		} {
			if !strings.Contains(file, want) {
				t.Errorf("%s is not there:\n%s", want, file)
			}
		}
		if strings.Contains(file, "there") {
			t.Errorf("what was done there replaced what was done here:\n%s", file)
		}
	})
}

// Replicas learn that texts and teachings have changed, and buttons of before still work.
func TestImportedTextsAndTeachingsGoOn(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s, old := openStore(t, url), openStore(t, redistest.Mini(t))
		ctx, taught := t.Context(), kiez.Taught{Example: kiez.Example{Lang: kiez.German, Text: "Wo?", Intent: "a"}, At: plan}
		_, err := NewTeaching(old).Teach(ctx, taught)
		must(t, err)
		taught.Example.Intent, taught.At = "b", plan.Add(time.Hour)
		id, err := NewTeaching(old).Teach(ctx, taught)
		must(t, err)
		_, err = NewOverrides(old).Set(ctx, kiez.German, hoursKey, "Montags.", 1, plan, 0)
		must(t, err)
		imported(t, s, exported(t, old))

		texts, teachings := NewOverrides(s), NewTeaching(s)
		wantTexts(t, texts, 1, map[kiez.Lang]map[string]string{kiez.German: {hoursKey: "Montags."}})
		if rev, err := texts.Set(ctx, kiez.German, hoursKey, "Dienstags.", 1, plan, 1); err != nil || rev != 2 {
			t.Errorf("the next edit has revision %d, %v", rev, err)
		}
		if all, version, err := teachings.Taught(ctx); err != nil || version != 1 || len(all) != 1 || all[0].ID != id {
			t.Errorf("taught %v in version %d, %v", all, version, err)
		}
		must(t, teachings.Untaught(ctx, id))
		if all, _, err := teachings.Taught(ctx); err != nil || len(all) != 1 || all[0].Example.Intent != "a" {
			t.Errorf("undone: %v, %v", all, err)
		}
	})
}
