package answers

import (
	"encoding/binary"
	"math"
	"slices"
)

const (
	// perWord weights of a byte are read as one word.
	perWord = 8
	// evenBytes selects every other byte of a word, so that four sums of 16 bits grow side by side.
	evenBytes = 0x00FF00FF00FF00FF
	// flushEvery is how many bytes such a sum holds for sure.
	flushEvery = 256
	// zeroWeight is the byte of weight zero.
	zeroWeight = 128
	// rarityUnit: the rarest feature of 17,000 examples has a rarity of about 10.
	rarityUnit = 16
)

// groupWeights are the lengths of the groups of features.
func groupWeights() [groups]float64 {
	return [groups]float64{
		groupWord: 1, groupLetters: 1, groupPair: 0.5, groupSkipPair: 0.5, groupConcept: 1, groupConceptPair: 1,
	}
}

// A classifier scores classes with a network of one hidden layer over hashed features. All weights of a feature lie
// side by side, one byte a hidden unit, so that a question costs one short read per feature.
type classifier struct {
	vocabulary *vocabulary
	classes    int
	weights    []byte  // of hidden units by feature
	step       float32 // what one unit of a weight is worth
	rarities   []byte  // by feature: how few examples have it, in units of 1/rarityUnit
	unknown    byte    // rarity of a feature no example has
	bias       [hiddenUnits]float32
	out        [][hiddenUnits]float32 // by class
	outBias    []float32              // by class
}

// evidence is room for scoring, and what a text gave to judge by.
type evidence struct {
	scores      []float32 // by class: first its score, then its probability
	seen, known [groups]int
	energy      float32   // what all classes score together; see softmax
	similar     []float32 // by taught text
	hidden      [hiddenUnits]float32
	rows        [groups][]uint32 // of the known features
}

// score leaves a score of every class in e, the logarithm of something proportional to its probability.
func (c *classifier) score(f *features, e *evidence) {
	clear(e.hidden[:])
	for g, keys := range f {
		e.rows[g] = c.vocabulary.rows(e.rows[g][:0], keys)
		e.seen[g], e.known[g] = len(keys), len(e.rows[g])
	}
	total := 0.0
	for g, weight := range groupWeights() {
		if e.known[g] == 0 {
			continue
		}
		sums := c.sum(e.rows[g])
		total += weight * weight
		factor := float32(weight/math.Sqrt(float64(e.known[g]))) * c.step
		for unit := range e.hidden {
			e.hidden[unit] += factor * float32(sums[unit])
		}
	}
	length := float32(math.Sqrt(max(total, 1e-9)))
	for unit := range e.hidden {
		e.hidden[unit] = max(0, e.hidden[unit]/length+c.bias[unit])
	}
	e.scores = zeroed(e.scores, c.classes)
	for class := range e.scores {
		e.scores[class] = c.outBias[class] + dot(c.out[class][:], e.hidden[:])
	}
}

// dot multiplies two vectors whose length is a multiple of four.
func dot(a, b []float32) float32 {
	var sum [4]float32 // four sums at a time do not wait for each other; conversions keep them from being fused
	b = b[:len(a)]
	for i := 0; i+3 < len(a); i += len(sum) {
		sum[0] += float32(a[i] * b[i])
		sum[1] += float32(a[i+1] * b[i+1])
		sum[2] += float32(a[i+2] * b[i+2])
		sum[3] += float32(a[i+3] * b[i+3])
	}
	return sum[0] + sum[1] + sum[2] + sum[3]
}

// sum adds the weights of some features. It goes over all rows for one word of them after the other: the sums of a word
// stay in registers, and no row waits until another is there.
func (c *classifier) sum(rows []uint32) (sums [hiddenUnits]int32) {
	for some := range slices.Chunk(rows, flushEvery) {
		for word := range stride {
			weights := c.weights[word*perWord:]
			even, odd := uint64(0), uint64(0)
			for _, row := range some {
				w := binary.LittleEndian.Uint64(weights[int(row)*hiddenUnits:])
				even += w & evenBytes
				odd += w >> 8 & evenBytes
			}
			for unit := word * perWord; unit < (word+1)*perWord; unit += 2 {
				sums[unit] += int32(even & 0xFFFF)
				sums[unit+1] += int32(odd & 0xFFFF)
				even, odd = even>>16, odd>>16
			}
		}
	}
	for unit := range sums {
		sums[unit] -= int32(len(rows)) * zeroWeight //nolint:gosec // a message has few features
	}
	return sums
}

// zeroed gives s with n zeros, reusing its room.
func zeroed[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// packWeights turns the weights of hidden units by feature into bytes, and gives what one unit of them is worth.
func packWeights(rows [][hiddenUnits]float32) (packed []byte, step float32) {
	largest := float32(1e-6)
	for i := range rows {
		for _, w := range rows[i] {
			largest = max(largest, w, -w)
		}
	}
	step = largest / (zeroWeight - 1)
	packed = make([]byte, 0, len(rows)*hiddenUnits)
	for i := range rows {
		for _, w := range rows[i] {
			packed = append(packed, byte(math.Round(float64(w/step))+zeroWeight))
		}
	}
	return packed, step
}
