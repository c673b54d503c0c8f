package answers

import (
	"math"
	"slices"

	"kiezbot/internal/kiez"
)

const (
	// similarFrom is the similarity from which a question is taken for a variant of what was taught.
	similarFrom = 0.4
	// teachStrength is what a question equal to a taught one adds to the score of its intent.
	teachStrength = 14
)

// teachings are the examples staff taught since the model was trained. They add to its scores: the more a question
// resembles a taught one, the more the intent of that one counts. So the model itself stays as it is, and to forget an
// example is to leave it out. Teachings are never changed, only replaced.
type teachings struct {
	list     []kiez.Example // in the order in which they were taught
	exact    map[uint64]kiez.Intent
	classes  []int // by number of a taught text that counts: class of its intent
	features *vocabulary
	places   [][]place // by feature: the taught texts it occurs in
}

// A place is a feature in a taught text.
type place struct {
	number int
	value  float32
}

// teach gathers examples. Those without a letter or of an intent the model does not know are left out. Of the same
// text taught twice the later counts.
func teach(m *model, list []kiez.Example) *teachings {
	t := &teachings{exact: make(map[uint64]kiez.Intent)}
	texts := make(map[uint64]*room)
	var order []uint64
	for _, ex := range list {
		rm := new(room)
		rm.fold(m.reader.folder, ex.Text)
		if _, known := slices.BinarySearch(m.intents, ex.Intent); !known || rm.empty() {
			continue
		}
		m.reader.collect(rm, ex.Lang)
		key := hashBytes(rm.folded)
		if texts[key] == nil {
			order = append(order, key)
		}
		texts[key], t.exact[key] = rm, ex.Intent
		t.list = append(t.list, ex)
	}
	var keys []uint64
	for _, text := range order {
		for g := range groups {
			keys = append(keys, texts[text].features[g]...)
		}
	}
	slices.Sort(keys)
	t.features = newVocabulary(slices.Compact(keys))
	t.places = make([][]place, t.features.size)
	for number, text := range order {
		class, _ := slices.BinarySearch(m.intents, t.exact[text])
		t.classes = append(t.classes, class)
		t.place(m.classifier, &texts[text].features, number)
	}
	return t
}

// place notes where the features of a taught text occur.
func (t *teachings) place(c *classifier, f *features, number int) {
	for g, weight := range groupWeights() {
		length := c.length(f[g])
		for _, key := range f[g] {
			row, _ := t.features.row(key)
			value := float32(weight * c.rarity(key) / length)
			t.places[row] = append(t.places[row], place{number: number, value: value})
		}
	}
}

// add raises the scores of the intents of taught texts that resemble the one with features f.
func (t *teachings) add(c *classifier, f *features, e *evidence) {
	if len(t.classes) == 0 {
		return
	}
	e.similar = zeroed(e.similar, len(t.classes))
	total := 0.0
	for g, weight := range groupWeights() {
		if len(f[g]) == 0 {
			continue
		}
		total += weight * weight
		length := c.length(f[g])
		for _, key := range f[g] {
			row, ok := t.features.row(key)
			if !ok {
				continue
			}
			value := float32(weight * c.rarity(key) / length)
			for _, p := range t.places[row] {
				e.similar[p.number] += float32(value * p.value)
			}
		}
	}
	for number, class := range t.classes {
		similarity := float64(e.similar[number]) / max(total, 1e-9)
		if similarity > similarFrom {
			e.scores[class] += float32(teachStrength * (similarity - similarFrom) / (1 - similarFrom))
		}
	}
}

// rarity says how few examples have a feature: the logarithm of one in so many.
func rarity(texts, with int) byte {
	return byte(min(255, rarityUnit*math.Log(float64(texts)/float64(with))))
}

// rarity of a feature is at least a little, also if every example has it.
func (c *classifier) rarity(key uint64) float64 {
	if row, ok := c.vocabulary.row(key); ok {
		return float64(1+c.rarities[row]) / rarityUnit
	}
	return float64(1+c.unknown) / rarityUnit
}

// length is that of the vector of a group of features, in which rare features count more.
func (c *classifier) length(keys []uint64) float64 {
	sum := 0.0
	for _, key := range keys {
		r := c.rarity(key)
		sum += r * r
	}
	return math.Sqrt(max(sum, 1e-9))
}
