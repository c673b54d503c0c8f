package answers

import (
	"errors"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"

	"kiezbot/internal/kiez"
)

const (
	nets = 3 // small networks, trained apart and joined into one, are better than one large one
	runs = 5 // for the judge; each leaves out one in so many questions, and one in so many intents
	// strange is the weight of a question of an intent not seen. There are many, and few people ask such.
	strange = 0.3
)

// A lesson is an example as it is read.
type lesson struct {
	room   *room
	typed  [variants]*room // the same as people type it
	intent kiez.Intent
}

// train builds a model.
func train(r reader, examples []kiez.Example) (*model, error) {
	m := &model{reader: r, languages: trainLanguages(r.folder, examples)}
	lessons := readLessons(&r, examples)
	if len(lessons) == 0 {
		return nil, errors.New("no example has a letter")
	}
	m.intents = intentsOf(lessons)
	m.exact = exactFormsOf(lessons, m.intents)
	m.classifier = trainClassifier(lessons, m.intents, nets)
	m.judge.fit(verdicts(lessons))
	return m, nil
}

// readLessons leaves out what has no letters: Ask knows what to do with an emoji.
func readLessons(r *reader, examples []kiez.Example) []lesson {
	random := rand.New(rand.NewPCG(seed, 0)) //nolint:gosec // the same model on every machine
	polite := collectCourtesies(r.folder, examples)
	var lessons []lesson
	for _, ex := range examples {
		l := lesson{room: new(room), intent: ex.Intent}
		l.room.fold(r.folder, ex.Text)
		if l.room.empty() {
			continue
		}
		r.collect(l.room, ex.Lang)
		for i := range l.typed {
			l.typed[i] = &room{folded: polite.vary(random, l.room.folded, ex)}
			r.collect(l.typed[i], ex.Lang)
		}
		lessons = append(lessons, l)
	}
	return lessons
}

func intentsOf(lessons []lesson) []kiez.Intent {
	intents := make([]kiez.Intent, 0, len(lessons))
	for _, l := range lessons {
		intents = append(intents, l.intent)
	}
	slices.Sort(intents)
	return slices.Compact(intents)
}

// trainClassifier trains n networks side by side.
func trainClassifier(lessons []lesson, intents []kiez.Intent, n int) *classifier {
	texts := make([]*features, len(lessons))
	for i, l := range lessons {
		texts[i] = &l.room.features
	}
	keys, shared := chooseKeys(texts)
	v := newVocabulary(keys)
	samples := make([][1 + variants]sample, len(lessons))
	for i, l := range lessons {
		class, _ := slices.BinarySearch(intents, l.intent)
		samples[i][0] = newSample(v, l.room, class)
		for j, typed := range l.typed {
			samples[i][1+j] = newSample(v, typed, class)
		}
	}
	trainers := make([]*trainer, n)
	atOnce(n, func(i int) {
		trainers[i] = newTrainer(v.size, len(intents), uint64(i)) //nolint:gosec // a small number
		trainers[i].fit(samples)
	})
	c := join(v, len(intents), trainers)
	for _, key := range keys {
		c.rarities = append(c.rarities, rarity(len(texts), shared[key]))
	}
	c.unknown = rarity(len(texts), 1)
	return c
}

// atOnce does n things, as many at a time as there are processors: each takes a hundred megabytes.
func atOnce(n int, do func(i int)) {
	var wg sync.WaitGroup
	free := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i := range n {
		free <- struct{}{}
		wg.Go(func() {
			do(i)
			<-free
		})
	}
	wg.Wait()
}

// verdicts lets classifiers judge what they have not seen. Each leaves out some questions and some intents, so that the
// judge learns to tell the two from what the same classifier says of them.
func verdicts(lessons []lesson) []verdict {
	random := rand.New(rand.NewPCG(seed, runs)) //nolint:gosec // the same model on every machine
	intents := intentsOf(lessons)
	hidden := make(map[kiez.Intent]int) // the run that does not see an intent
	for _, intent := range intents {
		hidden[intent] = random.IntN(runs)
	}
	hidden[kiez.OutOfScope] = runs // is seen by all
	left := make([]int, len(lessons))
	for i := range left {
		left[i] = random.IntN(runs)
	}
	found := make([][]verdict, runs)
	atOnce(runs, func(run int) {
		var seen, unseen []lesson
		for i, l := range lessons {
			if left[i] == run || hidden[l.intent] == run {
				unseen = append(unseen, l)
			} else {
				seen = append(seen, l)
			}
		}
		found[run] = examine(seen, unseen)
	})
	return slices.Concat(found...)
}

// examine trains on what is seen and tries what is not.
func examine(seen, unseen []lesson) []verdict {
	intents := intentsOf(seen)
	c := trainClassifier(seen, intents, 1)
	out := make([]verdict, 0, len(unseen))
	for _, l := range unseen {
		rm := &room{folded: l.room.folded, concepts: l.room.concepts, features: l.room.features} // runs share the lessons
		c.score(&rm.features, &rm.evidence)
		rm.evidence.energy = softmax(rm.evidence.scores)
		order := rank(intents, rm.evidence.scores)
		if order.top[0] < 0 || l.intent == Emergency {
			continue
		}
		v := verdict{signs: signsOf(rm, order), right: intents[order.top[0]] == l.intent, weight: 1}
		if _, known := slices.BinarySearch(intents, l.intent); !known {
			v.weight = strange
		}
		out = append(out, v)
	}
	return out
}
