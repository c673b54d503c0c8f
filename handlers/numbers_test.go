package handlers

import (
	"maps"
	"testing"

	"pgregory.net/rapid"
)

func TestNumbersOfFewPeopleAreMerged(t *testing.T) {
	t.Parallel()
	ask := func(people map[string]int) (counts map[string]int, all askers) {
		counts = map[string]int{}
		for topic, n := range people {
			counts[topic] = 2 * n
			for range n {
				all = append(all, map[string]bool{topicCell(topic): true})
			}
		}
		return counts, all
	}
	for name, c := range map[string]struct{ people, want map[string]int }{
		"all are many":            {map[string]int{"a": 5, "b": 9}, map[string]int{"a": 10, "b": 18}},
		"small ones go together":  {map[string]int{"a": 9, "b": 3, "c": 2}, map[string]int{"a": 18, merged: 10}},
		"with the smallest other": {map[string]int{"a": 9, "b": 6, "c": 2}, map[string]int{"a": 18, merged: 16}},
		"too few in all":          {map[string]int{"a": 2, "b": 2}, map[string]int{}},
		"nothing":                 {map[string]int{}, map[string]int{}},
	} {
		counts, people := ask(c.people)
		if got := enough(counts, topicCell, people); !maps.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}

// Whatever people ask, no number that is left stands for fewer than five of them, and nothing is counted twice.
func TestNoNumberStandsForFewerThanFive(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		topics := []string{"a", "b", "c", "d"}
		counts, total := map[string]int{}, 0
		var people askers
		for range rapid.IntRange(0, 30).Draw(t, "people") {
			asked := map[string]bool{}
			for _, topic := range rapid.SliceOfDistinct(rapid.SampledFrom(topics), rapid.ID[string]).Draw(t, "topics") {
				n := rapid.IntRange(1, 4).Draw(t, "questions")
				asked[topicCell(topic)], counts[topic], total = true, counts[topic]+n, total+n
			}
			people = append(people, asked)
		}
		left := enough(counts, topicCell, people)
		sum := 0
		var small []string
		for _, topic := range topics {
			if _, kept := left[topic]; !kept && counts[topic] > 0 {
				small = append(small, topicCell(topic))
			}
		}
		for topic, n := range left {
			sum += n
			cells := []string{topicCell(topic)}
			if topic == merged {
				cells = small
			}
			if people.in(cells...) < fewest {
				t.Fatalf("%q stands for %d people", topic, people.in(cells...))
			}
		}
		if sum > total || len(left) > 0 && sum != total {
			t.Fatalf("%d questions became %d", total, sum)
		}
	})
}
