package redisstore

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// serverDay is the day by the clock of the server.
func serverDay(t testing.TB, s *Store) time.Time {
	t.Helper()
	now, err := s.read.Time(t.Context()).Result()
	must(t, err)
	return now.UTC().Truncate(day)
}

func TestReview(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		questions, ctx, today := NewQuestions(s), t.Context(), serverDay(t, s)
		must(t, questions.Unanswered(ctx, "Wo parken?", kiez.German, []kiez.Intent{"office.where"}))
		must(t, questions.Unanswered(ctx, "wo  parken", kiez.German, []kiez.Intent{"office.hours", "events.next"}))
		must(t, questions.Unanswered(ctx, "Wo parken?", kiez.PlainGerman, nil))
		must(t, questions.Restore(ctx, kiez.Question{Text: "Von heute?", Lang: kiez.German, Count: 3}))
		fresh, err := questions.Question(ctx, questionID("Von heute?", kiez.German))
		if err != nil || fresh.Count != 3 || !fresh.First.Equal(today) || !fresh.Last.Equal(today) {
			t.Errorf("restored without days: %+v, %v", fresh, err)
		}
		must(t, questions.Resolve(ctx, fresh.ID))
		old := kiez.Question{Text: "Hund?", Lang: kiez.German, Count: 1, First: today.Add(-3 * day), Last: today.Add(-2 * day)}
		old.ID = questionID(old.Text, old.Lang)
		must(t, questions.Restore(ctx, old))

		want := []kiez.Question{
			{
				ID: questionID("wo parken", kiez.German), Text: "wo  parken", Lang: kiez.German, Count: 2,
				Candidates: []kiez.Intent{"office.hours", "events.next"}, First: today, Last: today,
			},
			{
				ID: questionID("wo parken", kiez.PlainGerman), Text: "Wo parken?", Lang: kiez.PlainGerman, Count: 1,
				First: today, Last: today,
			},
			old,
		}
		list, total, err := questions.Review(ctx, 0, 10)
		if err != nil || total != 3 || !reflect.DeepEqual(list, want) {
			t.Errorf("got %d, %v, %+v\nwant %+v", total, err, list, want)
		}
		for _, tt := range []struct{ offset, n, from, to int }{
			{0, 1, 0, 1}, {1, 1, 1, 2}, {2, 5, 2, 3}, {3, 5, 3, 3}, {-1, 2, 0, 2}, {0, 0, 0, 0}, {0, -1, 0, 0},
		} {
			list, total, err := questions.Review(ctx, tt.offset, tt.n)
			if err != nil || total != 3 || !slices.EqualFunc(list, want[tt.from:tt.to], func(a, b kiez.Question) bool { return a.ID == b.ID }) {
				t.Errorf("%d from %d on: %+v of %d, %v", tt.n, tt.offset, list, total, err)
			}
		}
	})
}

// An entry ends with the server's day plus the time of retention; the list counts only what is there.
func TestReviewRunsOut(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		questions, ctx, today := NewQuestions(s), t.Context(), serverDay(t, s)
		restore := func(text string, last time.Time) string {
			t.Helper()
			must(t, questions.Restore(ctx, kiez.Question{Text: text, Lang: kiez.German, Count: 1, First: last, Last: last}))
			return s.keys.question(questionID(text, kiez.German))
		}
		gone := restore("gone", today.Add(-s.retention-2*day))
		if n := s.read.Exists(ctx, gone).Val(); n != 0 {
			t.Error("a question whose time has run out was restored")
		}
		now, err := s.read.Time(ctx).Result()
		must(t, err)
		spent := now.Truncate(time.Millisecond).Sub(today) // the scripts count in whole ones
		first, second := restore("first", today), restore("second", today.Add(-10*day))
		wantTTL(t, s, first, s.retention+day-spent)
		wantTTL(t, s, second, s.retention+day-spent-10*day)
		wantTTL(t, s, s.keys.questionsByCount(), s.retention+day-spent)
		wantTTL(t, s, s.keys.questionsByDay(), s.retention+day-spent)

		s.write.Del(ctx, second) // as if its time had run out
		if list, total, err := questions.Review(ctx, 0, 9); err != nil || total != 1 || len(list) != 1 || list[0].Text != "first" {
			t.Errorf("got %+v of %d, %v", list, total, err)
		}
	})
}

func TestResolveAndRestore(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		questions, ctx := NewQuestions(s), t.Context()
		for range 3 {
			must(t, questions.Unanswered(ctx, "Wo?", kiez.German, []kiez.Intent{"office.where"}))
		}
		id := questionID("Wo?", kiez.German)
		was, err := questions.Question(ctx, id)
		must(t, err)
		must(t, questions.Resolve(ctx, id))
		must(t, questions.Resolve(ctx, id))
		if _, err := questions.Question(ctx, id); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("after resolving: %v", err)
		}
		if keys := allKeys(t, s); len(keys) != 0 {
			t.Errorf("left over: %v", keys)
		}
		must(t, questions.Unanswered(ctx, "wo", kiez.German, nil)) // somebody asks before the undo
		for range 2 {
			must(t, questions.Restore(ctx, was))
			got, err := questions.Question(ctx, id)
			if err != nil || got.Count != 3 || got.Text != "wo" {
				t.Errorf("restored %+v, %v", got, err)
			}
		}
	})
}

// Whatever happens in whatever order, the list is what a plain model of it says.
func TestReviewAgreesWithModel(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		questions, ctx, today := NewQuestions(s), t.Context(), serverDay(t, s)
		questions.most = 4
		texts := rapid.SampledFrom([]string{"a", "b", "c", "d", "e", "f"})
		rapid.Check(t, func(rt *rapid.T) {
			do := func(err error) {
				if err != nil {
					rt.Fatal(err)
				}
			}
			do(s.write.FlushDB(ctx).Err())
			m := &reviewModel{most: questions.most, list: map[string]kiez.Question{}}
			add := func(rt *rapid.T, put func(text string) error) {
				text := texts.Draw(rt, "text")
				do(put(text))
				q := m.list[text]
				q.Count, q.Last = q.Count+1, today
				m.put(text, q)
			}
			rt.Repeat(map[string]func(*rapid.T){
				"unanswered": func(rt *rapid.T) {
					add(rt, func(text string) error { return questions.Unanswered(ctx, text, kiez.German, nil) })
				},
				"unhelpful": func(rt *rapid.T) {
					add(rt, func(text string) error {
						token, err := questions.Hold(ctx, text, kiez.German, nil, "x")
						do(err)
						_, err = questions.Unhelpful(ctx, token)
						return err
					})
				},
				"resolve": func(rt *rapid.T) {
					text := texts.Draw(rt, "text")
					do(questions.Resolve(ctx, questionID(text, kiez.German)))
					delete(m.list, text)
				},
				"restore": func(rt *rapid.T) {
					text, last := texts.Draw(rt, "text"), today.Add(-time.Duration(rapid.IntRange(0, 3).Draw(rt, "days"))*day)
					q := kiez.Question{Text: text, Lang: kiez.German, Count: rapid.IntRange(1, 4).Draw(rt, "count"), First: last, Last: last}
					do(questions.Restore(ctx, q))
					if known := m.list[text]; known.Count > 0 {
						q.Count, q.Last = max(q.Count, known.Count), later(q.Last, known.Last)
					}
					m.put(text, q)
				},
				"": func(rt *rapid.T) {
					list, total, err := questions.Review(ctx, 0, 10)
					do(err)
					var got []string
					for _, q := range list {
						got = append(got, describeQuestion(q.Text, q))
					}
					if want := m.review(); total != len(want) || !slices.Equal(got, want) {
						rt.Fatalf("got %d %v\nwant %v", total, got, want)
					}
				},
			})
		})
	})
}

// reviewModel is the review list by text, as plain as can be.
type reviewModel struct {
	most int
	list map[string]kiez.Question
}

// put stores a question; of a full list that of the least recent day that was asked least goes.
func (m *reviewModel) put(text string, q kiez.Question) {
	if _, known := m.list[text]; !known && len(m.list) >= m.most {
		texts := m.sorted(func(a, b kiez.Question) int { return cmp.Or(a.Last.Compare(b.Last), cmp.Compare(a.Count, b.Count)) })
		delete(m.list, texts[0])
	}
	m.list[text] = q
}

// review lists the questions as Review does.
func (m *reviewModel) review() []string {
	texts := m.sorted(func(a, b kiez.Question) int { return cmp.Or(cmp.Compare(a.Count, b.Count), a.Last.Compare(b.Last)) })
	slices.Reverse(texts)
	for i, text := range texts {
		texts[i] = describeQuestion(text, m.list[text])
	}
	return texts
}

// sorted gives the texts in an order; of equal ones by id.
func (m *reviewModel) sorted(order func(a, b kiez.Question) int) []string {
	var texts []string
	for text := range m.list {
		texts = append(texts, text)
	}
	slices.SortFunc(texts, func(a, b string) int {
		return cmp.Or(order(m.list[a], m.list[b]),
			cmp.Compare(questionID(a, kiez.German), questionID(b, kiez.German)))
	})
	return texts
}

func describeQuestion(text string, q kiez.Question) string {
	return fmt.Sprintf("%s %d× until %s", text, q.Count, q.Last.Format(time.DateOnly))
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
