package redisstore

import (
	"maps"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// What staff say is not for the office to answer does not come back to them.
func TestWhatIsTaughtToBeNotOursIsNotListed(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		ctx, questions, teaching := t.Context(), NewQuestions(s), NewTeaching(s)
		for _, ex := range []kiez.Example{
			{Lang: kiez.German, Text: "Wie wird das Wetter?", Intent: kiez.OutOfScope},
			{Lang: kiez.German, Text: "Gibt es Kuchen?", Intent: "no.longer"},
		} {
			_, err := teaching.Teach(ctx, kiez.Taught{Example: ex, By: 1, At: consent.At})
			must(t, err)
		}
		must(t, questions.Unanswered(ctx, "wie wird das wetter", kiez.German, nil))
		must(t, questions.Unanswered(ctx, "Gibt es Kuchen?", kiez.German, nil))
		list, total, err := questions.Review(ctx, 0, 10)
		if err != nil || total != 1 || list[0].Text != "Gibt es Kuchen?" {
			t.Errorf("listed: %+v, %v", list, err)
		}
	})
}

func TestTeach(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		teaching, ctx, at := NewTeaching(s), t.Context(), time.Date(2027, 3, 10, 9, 0, 0, 123456789, time.UTC)
		if all, version, err := teaching.Taught(ctx); err != nil || all != nil || version != 0 {
			t.Errorf("at the beginning %v, %d, %v", all, version, err)
		}
		hours := kiez.Example{Lang: kiez.German, Text: "Wann habt ihr <auf>?", Intent: "office.hours"}
		where := kiez.Example{Lang: kiez.Vietnamese, Text: "Ở đâu?", Intent: "office.where"}
		first, err := teaching.Teach(ctx, kiez.Taught{Example: hours, By: 1<<52 + 1, At: at})
		must(t, err)
		second, err := teaching.Teach(ctx, kiez.Taught{Example: where, By: 1002, At: at.Add(time.Hour)})
		must(t, err)
		if len(first) > 30 || len(second) > 30 {
			t.Errorf("%s or %s fits no button", first, second)
		}
		again := hours
		again.Text = "wann  habt ihr auf"
		if id, err := teaching.Teach(ctx, kiez.Taught{Example: again, By: 1003, At: at.Add(2 * time.Hour)}); err != nil || id != first {
			t.Errorf("taught again: %s, %v; want %s", id, err, first)
		}
		want := []kiez.Taught{
			{ID: first, Example: hours, By: 1<<52 + 1, At: at}, {ID: second, Example: where, By: 1002, At: at.Add(time.Hour)},
		}
		all, version, err := teaching.Taught(ctx)
		if err != nil || version != 2 || !reflect.DeepEqual(all, want) {
			t.Errorf("taught %+v, %d, %v\nwant %+v, 2", all, version, err, want)
		}
		wantTTL(t, s, s.keys.taught(), -1)

		again.Intent = "events.next"
		third, err := teaching.Teach(ctx, kiez.Taught{Example: again, By: 1003, At: at.Add(2 * time.Hour)})
		must(t, err)
		for _, step := range []struct {
			undo    string
			version int64
			want    []string
		}{{"", 3, []string{second, third}}, {third, 4, []string{first, second}}, {third, 4, []string{first, second}}, {first, 5, []string{second}}} {
			if step.undo != "" {
				must(t, teaching.Untaught(ctx, step.undo))
			}
			wantTaught(t, teaching, step.version, step.want...)
		}
		if keys := allKeys(t, s); len(keys) != 2 {
			t.Errorf("keys %v, want what is taught and its version", keys)
		}
	})
}

// A teaching that was replaced and is undone then does not come back when the newer one is undone.
func TestUntaughtOutOfOrder(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		teaching, ctx := NewTeaching(openStore(t, url)), t.Context()
		var ids []string
		for _, intent := range []kiez.Intent{"a", "b", "c"} {
			id, err := teaching.Teach(ctx, kiez.Taught{Example: kiez.Example{Lang: kiez.German, Text: "Was?", Intent: intent}, By: 1, At: consent.At})
			must(t, err)
			ids = append(ids, id)
		}
		must(t, teaching.Untaught(ctx, ids[1]))
		wantTaught(t, teaching, 3, ids[2])
		must(t, teaching.Untaught(ctx, "nothing"))
		must(t, teaching.Untaught(ctx, ids[2][:17]+"ANOTHER1"))
		must(t, teaching.Untaught(ctx, ids[2]))
		wantTaught(t, teaching, 4, ids[0])
	})
}

// wantTaught compares the ids of what is taught, and the version both ways.
func wantTaught(t testing.TB, teaching *Teaching, version int64, want ...string) {
	t.Helper()
	all, got, err := teaching.Taught(t.Context())
	must(t, err)
	var ids []string
	for _, taught := range all {
		ids = append(ids, taught.ID)
	}
	if got != version || !slices.Equal(ids, want) {
		t.Errorf("taught %v, version %d; want %v, %d", ids, got, want, version)
	}
	if got, err := teaching.Version(t.Context()); err != nil || got != version {
		t.Errorf("version %d, %v; want %d", got, err, version)
	}
}

// Of many who teach the same at the same time all get the same id.
func TestTeachRace(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		teaching := NewTeaching(openStore(t, url))
		ids := make([]string, 20)
		var wg sync.WaitGroup
		for i := range ids {
			wg.Go(func() {
				ex := kiez.Example{Lang: kiez.German, Text: "Was?", Intent: "a"}
				id, err := teaching.Teach(t.Context(), kiez.Taught{Example: ex, By: kiez.UserID(i), At: consent.At})
				if err != nil {
					t.Error(err)
				}
				ids[i] = id
			})
		}
		wg.Wait()
		if len(slices.Compact(ids)) != 1 {
			t.Errorf("ids %v", ids)
		}
		wantTaught(t, teaching, 1, ids[0])
	})
}

func TestTeachRefusesNothing(t *testing.T) {
	t.Parallel()
	teaching := NewTeaching(openStore(t, redistest.Mini(t)))
	for _, ex := range []kiez.Example{
		{Lang: kiez.German, Text: " ", Intent: "a"}, {Lang: kiez.German, Text: "Was?"}, {Text: "Was?", Intent: "a"},
	} {
		if id, err := teaching.Teach(t.Context(), kiez.Taught{Example: ex, By: 1, At: consent.At}); err == nil {
			t.Errorf("%+v was taught as %s", ex, id)
		}
	}
}

// Whatever is taught and undone in whatever order, each question means what the newest teaching left of it says, and
// the version changes exactly when a meaning does.
func TestTeachingAgreesWithModel(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		teaching, ctx := NewTeaching(s), t.Context()
		texts, intents := rapid.SampledFrom([]string{"x", "y"}), rapid.SampledFrom([]kiez.Intent{"a", "b", "c"})
		rapid.Check(t, func(rt *rapid.T) {
			do := func(err error) {
				if err != nil {
					rt.Fatal(err)
				}
			}
			do(s.write.FlushDB(ctx).Err())
			type step struct {
				id     string
				intent kiez.Intent
			}
			var ids []string
			version, before, steps := int64(0), map[string]kiez.Intent{}, map[string][]step{}
			rt.Repeat(map[string]func(*rapid.T){
				"teach": func(rt *rapid.T) {
					text, intent := texts.Draw(rt, "text"), intents.Draw(rt, "intent")
					id, err := teaching.Teach(ctx, kiez.Taught{Example: kiez.Example{Lang: kiez.German, Text: text, Intent: intent}, By: 1, At: consent.At})
					do(err)
					if known := steps[text]; len(known) == 0 || known[len(known)-1].intent != intent {
						steps[text] = append(known, step{id, intent})
						ids = append(ids, id)
					} else if last := known[len(known)-1].id; id != last {
						rt.Fatalf("%s taught again as %s, want %s", text, id, last)
					}
				},
				"untaught": func(rt *rapid.T) {
					if len(ids) == 0 {
						rt.Skip("nothing taught")
					}
					id := rapid.SampledFrom(ids).Draw(rt, "id")
					do(teaching.Untaught(ctx, id))
					for text := range steps {
						steps[text] = slices.DeleteFunc(steps[text], func(s step) bool { return s.id == id })
					}
				},
				"": func(rt *rapid.T) {
					all, now, err := teaching.Taught(ctx)
					do(err)
					got, want := map[string]kiez.Intent{}, map[string]kiez.Intent{}
					for _, taught := range all {
						got[taught.Example.Text] = taught.Example.Intent
					}
					for text, list := range steps {
						if len(list) > 0 {
							want[text] = list[len(list)-1].intent
						}
					}
					if !maps.Equal(got, want) {
						rt.Fatalf("taught %v, want %v", got, want)
					}
					if !maps.Equal(got, before) && now <= version || now < version {
						rt.Fatalf("version %d after %d, from %v to %v", now, version, before, got)
					}
					version, before = now, got
				},
			})
		})
	})
}

// A renamed field would lose what is stored already: this text was written by an earlier version.
func TestStoredTeachingIsReadable(t *testing.T) {
	t.Parallel()
	const stored = `{"id":"9f86d081884c7d65-ABCDEFGH","example":{"Lang":"de","Text":"Wann?","Intent":"office.hours"},` +
		`"by":1002,"at":"2027-03-10T09:00:00Z"}`
	want := kiez.Taught{
		ID: "9f86d081884c7d65-ABCDEFGH", By: 1002, At: time.Date(2027, 3, 10, 9, 0, 0, 0, time.UTC),
		Example: kiez.Example{Lang: kiez.German, Text: "Wann?", Intent: "office.hours"},
	}
	if got, err := toTaught(stored); err != nil || got != want {
		t.Errorf("got  %+v, %v\nwant %+v", got, err, want)
	}
}
