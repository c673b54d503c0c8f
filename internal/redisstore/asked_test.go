package redisstore

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// The last count of a week is its number; a week without one has none.
func TestSubscribersByWeek(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		asked, ctx := NewAsked(openStore(t, url)), t.Context()
		week := monday(hired)
		for day, people := range map[int]int{0: 7, 14: 9} {
			must(t, asked.CountSubscribers(ctx, people, week.AddDate(0, 0, day)))
		}
		must(t, asked.CountSubscribers(ctx, 11, week.AddDate(0, 0, 20)))
		got, err := asked.Subscribed(ctx, week.AddDate(0, 0, 3), week.AddDate(0, 0, 16))
		want := map[string]int{week.Format(time.DateOnly): 7, week.AddDate(0, 0, 14).Format(time.DateOnly): 11}
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got %v, %v, want %v", got, err, want)
		}
		for line, why := range map[string]string{
			`{"kind":"subscribed","week":"2027-03-09","people":3}`:  "Monday",
			`{"kind":"subscribed","week":"2027-03-08","people":-1}`: "below 0",
		} {
			if err := importing(t, openStore(t, redistest.Mini(t)), line); err == nil || !strings.Contains(err.Error(), why) {
				t.Errorf("%s: %v", line, err)
			}
		}
	})
}

func TestAskedCountsQuestionsAndPeople(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		store := openStore(t, url)
		asked, ctx := NewAsked(store), t.Context()
		for i, q := range []kiez.Asked{
			{Chat: 1, Topic: "office", Lang: kiez.German},
			{Chat: 1, Topic: "office", Lang: kiez.German},
			{Chat: 2, Topic: "kiezfonds", Lang: kiez.Arabic},
			{Chat: 2, Lang: kiez.Arabic, Unanswered: true},
		} {
			must(t, asked.Count(ctx, q, hired.AddDate(0, 0, 3*i))) // the last is in the next week
		}
		want := kiez.Counts{
			Topics: map[string]int{"office": 2, "kiezfonds": 1, "": 1}, Langs: map[kiez.Lang]int{kiez.German: 2, kiez.Arabic: 2},
			Questions: 4, Unanswered: 1,
		}
		if got, err := asked.Counts(ctx, hired, hired.AddDate(0, 0, 9)); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, %v", got, err)
		}
		if got, err := asked.Counts(ctx, hired.AddDate(0, 0, 1), hired.AddDate(0, 0, 3)); err != nil || got.Questions != 1 {
			t.Errorf("three days: %+v, %v", got, err)
		}
		if people, err := asked.People(ctx, hired, hired.AddDate(0, 0, 6)); err != nil || len(people) != 2 {
			t.Errorf("in the first week: %v, %v", people, err)
		}
		people, err := asked.People(ctx, hired, hired.AddDate(0, 0, 9))
		if err != nil || len(people) != 2 {
			t.Errorf("people: %v, %v", people, err)
		}
		if all, err := NewPeople(store).Everything(ctx, 2); err != nil || len(all["counted_questions_by_week"].(map[string]any)) != 2 {
			t.Errorf("everything: %v, %v", all, err)
		}
		must(t, NewPeople(store).Forget(ctx, 2))
		if people, err := asked.People(ctx, hired, hired.AddDate(0, 0, 9)); err != nil || len(people) != 1 {
			t.Errorf("after /forget: %v, %v", people, err)
		}
	})
}
