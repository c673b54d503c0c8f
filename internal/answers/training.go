package answers

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"
)

// Found by measuring; see docs/answers.md.
const (
	netUnits     = 32 // hidden units of a network
	hiddenUnits  = nets * netUnits
	stride       = hiddenUnits / perWord // words of weights per feature
	epochs       = 20
	learningRate = 0.5
	dropout      = 0.4   // share of an example's features hidden in each round: no single one may carry an intent
	wordDropout  = 0.2   // share of its words of which every feature is hidden: people use words nobody foresaw
	smoothing    = 0.015 // share of certainty the classifier is not to aim for: it overrates itself otherwise
	minExamples  = 2     // a feature of fewer examples is not kept; letter groups need one more, they overlap
	seed         = 1
)

// A sample is an example as the classifier learns it.
type sample struct {
	rows   []uint32
	values []float32
	words  []uint32 // by feature: the words it is from, a bit each; see hideWords
	class  int
}

// A trainer fits a classifier by stochastic gradient descent with a learning rate per feature (AdaGrad).
type trainer struct {
	rows      [][netUnits]float32 // by feature
	energy    []float32           // by feature: sum of squared gradients
	bias      [netUnits]float32
	out       [][netUnits]float32 // by class
	outEnergy []float32
	outBias   []float32
	random    *rand.Rand
	// of the step at hand:
	seen   []uint32
	values []float32
	hidden [netUnits]float32
	scores []float32
}

func newTrainer(rows, classes int, stream uint64) *trainer {
	t := &trainer{
		rows:      make([][netUnits]float32, rows),
		energy:    make([]float32, rows),
		out:       make([][netUnits]float32, classes),
		outEnergy: make([]float32, classes),
		outBias:   make([]float32, classes),
		scores:    make([]float32, classes),
		random:    rand.New(rand.NewPCG(seed, stream)), //nolint:gosec // the same model on every machine
	}
	t.scatter(t.rows, 0.1)
	t.scatter(t.out, 0.3)
	return t
}

func (t *trainer) scatter(rows [][netUnits]float32, deviation float64) {
	for i := range rows {
		for unit := range rows[i] {
			rows[i][unit] = float32(t.random.NormFloat64() * deviation)
		}
	}
}

// chooseKeys gives the features that enough texts share, in a fixed order, and how many texts have each.
func chooseKeys(texts []*features) (keys []uint64, shared map[uint64]int) {
	shared = make(map[uint64]int)
	for g := range groups {
		enough := minExamples
		if g == groupLetters {
			enough++
		}
		counts := make(map[uint64]int)
		var own []uint64
		for _, f := range texts {
			own = append(own[:0], f[g]...)
			slices.Sort(own)
			for _, key := range slices.Compact(own) {
				counts[key]++
			}
		}
		for key, n := range counts {
			if n >= enough {
				shared[key] = n
			}
		}
	}
	return slices.Sorted(maps.Keys(shared)), shared
}

// newSample makes a sample of length one from the known features.
func newSample(v *vocabulary, rm *room, class int) sample {
	s := sample{class: class}
	total := 0.0
	from := rm.wordsOfFeatures()
	for g, weight := range groupWeights() {
		start := len(s.rows)
		for i, key := range rm.features[g] {
			if row, ok := v.row(key); ok {
				s.rows = append(s.rows, row)
				s.words = append(s.words, from[g][i])
			}
		}
		n := len(s.rows) - start
		if n == 0 {
			continue
		}
		total += weight * weight
		value := float32(weight / math.Sqrt(float64(n)))
		for range n {
			s.values = append(s.values, value)
		}
	}
	length := float32(math.Sqrt(max(total, 1e-9)))
	for i := range s.values {
		s.values[i] /= length
	}
	return s
}

// fit goes over the samples in random order, epochs times, with a falling rate. Of a sample, each time either it or one
// of its variants is learnt.
func (t *trainer) fit(samples [][1 + variants]sample) {
	order := make([]int, len(samples))
	for i := range order {
		order[i] = i
	}
	for epoch := range epochs {
		t.random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		rate := learningRate * float32(epochs-epoch) / epochs
		for _, i := range order {
			s := &samples[i][t.random.IntN(1+variants)]
			t.drop(s)
			t.forward()
			t.compare(s.class)
			t.backward(rate)
		}
	}
}

// drop chooses the features of the sample that are seen in this step, and brings them to the length of all.
func (t *trainer) drop(s *sample) {
	t.seen, t.values = t.seen[:0], t.values[:0]
	hidden := t.hideWords()
	total := float32(0)
	for i, row := range s.rows {
		if s.words[i]&hidden == 0 && t.random.Float32() >= dropout {
			t.seen = append(t.seen, row)
			t.values = append(t.values, s.values[i])
			total += s.values[i] * s.values[i]
		}
	}
	scale := 1 / float32(math.Sqrt(float64(total*(1-dropout))+1e-9))
	for i := range t.values {
		t.values[i] *= scale
	}
}

// hideWords chooses the words hidden in a step, a bit each. Of a text of more than 32 words some share a bit.
func (t *trainer) hideWords() (hidden uint32) {
	for bit := range 32 {
		if t.random.Float32() < wordDropout {
			hidden |= 1 << bit
		}
	}
	return hidden
}

// forward leaves the probabilities in t.scores.
func (t *trainer) forward() {
	t.hidden = t.bias
	for i, row := range t.seen {
		value := t.values[i]
		for unit, w := range &t.rows[row] {
			t.hidden[unit] += float32(value * w) // converted: not fused, so that all machines agree
		}
	}
	for unit, h := range &t.hidden {
		t.hidden[unit] = max(0, h)
	}
	for class := range t.scores {
		t.scores[class] = t.outBias[class] + dot(t.out[class][:], t.hidden[:])
	}
	softmax(t.scores)
}

// compare turns the probabilities in t.scores into the gradient of the cross entropy.
func (t *trainer) compare(class int) {
	for i := range t.scores {
		t.scores[i] -= smoothing / float32(len(t.scores))
	}
	t.scores[class] -= 1 - smoothing
}

// backward takes a step against the gradient in t.scores.
func (t *trainer) backward(rate float32) {
	var gradient [netUnits]float32
	for class, g := range t.scores {
		out := &t.out[class]
		t.outEnergy[class] += float32(g * g)
		step := rate * 0.3 * g / float32(math.Sqrt(float64(t.outEnergy[class]+1)))
		for unit, h := range &t.hidden {
			gradient[unit] += float32(g * out[unit])
			out[unit] -= float32(step * h)
		}
		t.outBias[class] -= float32(rate * 0.01 * g)
	}
	length := float32(0)
	for unit, h := range &t.hidden {
		if h <= 0 {
			gradient[unit] = 0
		}
		length += float32(gradient[unit] * gradient[unit])
		t.bias[unit] -= float32(rate * 0.01 * gradient[unit])
	}
	for i, row := range t.seen {
		value := t.values[i]
		t.energy[row] += float32(length * value * value)
		step := rate * value / float32(math.Sqrt(float64(t.energy[row])+1e-4))
		weights := &t.rows[row]
		for unit, g := range &gradient {
			weights[unit] -= float32(step * g)
		}
	}
}

// join puts networks side by side into one, whose score is the mean of theirs.
func join(v *vocabulary, classes int, trainers []*trainer) *classifier {
	c := &classifier{vocabulary: v, classes: classes, out: make([][hiddenUnits]float32, classes)}
	c.outBias = make([]float32, classes)
	rows := make([][hiddenUnits]float32, v.size)
	share := 1 / float32(len(trainers))
	for n, t := range trainers {
		at := n * netUnits
		copy(c.bias[at:], t.bias[:])
		for i := range rows {
			copy(rows[i][at:], t.rows[i][:])
		}
		for class := range c.out {
			for unit, w := range &t.out[class] {
				c.out[class][at+unit] = w * share
			}
			c.outBias[class] += t.outBias[class] * share
		}
	}
	c.weights, c.step = packWeights(rows)
	return c
}

// softmax turns scores into probabilities in place. It gives the logarithm of the sum by which it divides: low for a
// text that speaks for no class.
func softmax(scores []float32) (energy float32) {
	largest, sum := slices.Max(scores), float32(0)
	for i, s := range scores {
		scores[i] = float32(math.Exp(float64(s - largest)))
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
	return largest + float32(math.Log(float64(sum)))
}
