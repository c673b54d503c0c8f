package answers

import (
	"fmt"
	"os"
	"strconv"
	"testing"
)

func TestQuick(t *testing.T) {
	examples, lexicon := shippedExamples(t)
	questions := development(t)
	f := newFolder()
	held := make(map[string]bool)
	for _, q := range questions {
		held[string(f.fold(nil, q.Text))] = true
	}
	r := reader{folder: f, concepts: newConcepts(f, lexicon)}
	ls := readLessons(&r, examples)
	var rest, cv []lesson
	for i, l := range ls {
		if held[string(l.room.folded)] {
			continue
		}
		if i%12 == 5 {
			cv = append(cv, l)
		} else {
			rest = append(rest, l)
		}
	}
	intents := intentsOf(rest)
	n, _ := strconv.Atoi(os.Getenv("NETS"))
	if n == 0 {
		n = 1
	}
	c := trainClassifier(rest, intents, n)
	test := func(ls []lesson) string {
		n, k, k3 := 0, 0, 0
		for _, l := range ls {
			if l.intent == "oos" || l.intent == Emergency {
				continue
			}
			rm := l.room
			c.score(&rm.features, &rm.evidence)
			o := rank(intents, rm.evidence.scores)
			n++
			for j, x := range o.top {
				if x >= 0 && intents[x] == l.intent {
					k3++
					if j == 0 {
						k++
					}
				}
			}
		}
		return fmt.Sprintf("%.1f/%.1f", 100*float64(k)/float64(n), 100*float64(k3)/float64(n))
	}
	t.Log("gd", "dev", test(readLessons(&r, questions)), "typos", test(readLessons(&r, misspelt(questions))), "cv", test(cv))
}
