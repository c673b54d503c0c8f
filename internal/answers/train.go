package answers

import (
	"errors"
	"math/rand/v2"
	"slices"
	"sync"

	"kiezbot/internal/kiez"
)

const (
	nets  = 3 // small networks, trained apart and joined into one, are better than one large one
	folds = 4 // runs for the judge: questions not seen
	blind = 3 // runs for the judge: intents not seen
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
	m.exact = exactForms(lessons)
	m.intents = intentsOf(lessons)
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

// exactForms maps the hash of every folded text to its intent, but for texts that several intents claim.
func exactForms(lessons []lesson) map[uint64]kiez.Intent {
	exact := make(map[uint64]kiez.Intent, len(lessons))
	claimed := make(map[uint64]bool)
	for _, l := range lessons {
		key := hashBytes(l.room.folded)
		if other, there := exact[key]; there && other != l.intent {
			claimed[key] = true
		}
		exact[key] = l.intent
	}
	for key := range claimed {
		delete(exact, key)
	}
	return exact
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
		samples[i][0] = newSample(v, &l.room.features, class)
		for j, typed := range l.typed {
			samples[i][1+j] = newSample(v, &typed.features, class)
		}
	}
	trainers := make([]*trainer, n)
	var wg sync.WaitGroup
	for i := range trainers {
		wg.Go(func() {
			trainers[i] = newTrainer(v.size, len(intents), uint64(i)) //nolint:gosec // a small number
			trainers[i].fit(samples)
		})
	}
	wg.Wait()
	c := join(v, len(intents), trainers)
	for _, key := range keys {
		c.rarities = append(c.rarities, rarity(len(texts), shared[key]))
	}
	c.unknown = rarity(len(texts), 1)
	return c
}

// verdicts lets classifiers judge what they have not seen: questions left out, and intents left out.
func verdicts(lessons []lesson) []verdict {
	random := rand.New(rand.NewPCG(seed, folds)) //nolint:gosec // the same model on every machine
	fold := make([]int, len(lessons))
	for i := range fold {
		fold[i] = random.IntN(folds)
	}
	intents := intentsOf(lessons)
	hidden := make([]int, len(intents))
	for i := range hidden {
		hidden[i] = random.IntN(blind)
	}
	runs := make([][]verdict, folds+blind)
	var wg sync.WaitGroup
	for run := range runs {
		wg.Go(func() {
			var seen, unseen []lesson
			for i, l := range lessons {
				class, _ := slices.BinarySearch(intents, l.intent)
				out := run < folds && fold[i] == run || run >= folds && l.intent != kiez.OutOfScope && hidden[class] == run-folds
				if out {
					unseen = append(unseen, l)
				} else {
					seen = append(seen, l)
				}
			}
			weight := 1.0
			if run >= folds {
				weight = strange
			}
			runs[run] = examine(seen, unseen, weight)
		})
	}
	wg.Wait()
	return slices.Concat(runs...)
}

// examine trains on what is seen and tries what is not.
func examine(seen, unseen []lesson, weight float64) []verdict {
	intents := intentsOf(seen)
	c := trainClassifier(seen, intents, 1)
	out := make([]verdict, 0, len(unseen))
	for _, l := range unseen {
		for _, rm := range []*room{l.room, l.typed[0]} {
			rm = &room{folded: rm.folded, concepts: rm.concepts, features: rm.features} // runs share the lessons
			c.score(&rm.features, &rm.evidence)
			rm.evidence.energy = softmax(rm.evidence.scores)
			order := rank(intents, rm.evidence.scores)
			if order.top[0] < 0 || l.intent == Emergency {
				continue
			}
			right := intents[order.top[0]] == l.intent
			out = append(out, verdict{signs: signsOf(rm, order), right: right, weight: weight})
		}
	}
	return out
}
