package answers

import (
	"math"

	"kiezbot/internal/kiez"
)

// signs is the number of signs by which confidence is judged; the last one is always 1.
const signs = 11

// A judge says how likely the best intent is the right one. A classifier's own probability is no confidence: it knows
// nothing of questions unlike all examples. So this is a logistic regression over several signs, learnt from
// questions the classifier had not seen, of intents it had not seen among them.
type judge struct {
	weights [signs]float64
}

// A ranking is what a classifier thinks of a text.
type ranking struct {
	top    [shown]int // classes with an answer, best first; -1 if there are fewer
	oos    int        // class of OutOfScope, -1 if there is none
	rescue int        // class of Emergency, -1 if there is none
}

// rank orders the classes that have an answer.
func rank(intents []kiez.Intent, probabilities []float32) ranking {
	r := ranking{top: [shown]int{-1, -1, -1}, oos: -1, rescue: -1}
	for class, p := range probabilities {
		switch intents[class] {
		case kiez.OutOfScope:
			r.oos = class
			continue
		case Emergency:
			r.rescue = class
			continue
		}
		for at, held := class, 0; held < shown && at >= 0; held++ {
			if other := r.top[held]; other < 0 || p > probabilities[other] {
				r.top[held], at = at, other
				if other >= 0 {
					p = probabilities[other]
				}
			}
		}
	}
	return r
}

// signsOf gathers the signs of a scored text.
func signsOf(rm *room, r ranking) [signs]float64 {
	e := &rm.evidence
	first, second := probability(e, r.top[0]), probability(e, r.top[1])
	return [signs]float64{
		logit(first),
		min(math.Log((first+1e-6)/(second+1e-6)), 6),
		logit(probability(e, r.oos)),
		float64(e.energy) / 5,
		math.Log(first + 1e-6),
		share(e, groupWord),
		share(e, groupLetters),
		share(e, groupPair),
		min(float64(len(rm.concepts)), 6) / 6,
		math.Log(float64(1 + rm.words())),
		1,
	}
}

func probability(e *evidence, class int) float64 {
	if class < 0 {
		return 0
	}
	return float64(e.scores[class])
}

// share is the part of the features of a group that the classifier knows.
func share(e *evidence, group int) float64 {
	return float64(e.known[group]) / float64(max(e.seen[group], 1))
}

func logit(p float64) float64 {
	p = min(max(p, 1e-4), 1-1e-4)
	return math.Log(p / (1 - p))
}

// confidence is the probability that the best intent is right.
func (j *judge) confidence(s [signs]float64) float64 {
	sum := 0.0
	for i, w := range j.weights {
		sum += w * s[i]
	}
	return 1 / (1 + math.Exp(-sum))
}

// A verdict is a case a judge learns from.
type verdict struct {
	signs  [signs]float64
	right  bool
	weight float64
}

// fit learns from verdicts by Newton's method, which settles after a few rounds.
func (j *judge) fit(verdicts []verdict) {
	const rounds, ridge = 12, 1e-3
	for range rounds {
		var gradient [signs]float64
		var curvature [signs][signs]float64
		for i := range verdicts {
			v := &verdicts[i]
			p := j.confidence(v.signs)
			miss := -p
			if v.right {
				miss = 1 - p
			}
			for a, s := range v.signs {
				gradient[a] += v.weight * miss * s
				for b, u := range v.signs {
					curvature[a][b] += v.weight * p * (1 - p) * s * u
				}
			}
		}
		for a := range signs {
			gradient[a] -= ridge * j.weights[a]
			curvature[a][a] += ridge
		}
		for a, step := range solve(curvature, gradient) {
			j.weights[a] += step
		}
	}
}

// solve solves a symmetric, positive definite system by elimination.
func solve(matrix [signs][signs]float64, right [signs]float64) [signs]float64 {
	for i := range signs {
		for k := i + 1; k < signs; k++ {
			f := matrix[k][i] / matrix[i][i]
			for c := i; c < signs; c++ {
				matrix[k][c] -= f * matrix[i][c]
			}
			right[k] -= f * right[i]
		}
	}
	var x [signs]float64
	for i := signs - 1; i >= 0; i-- {
		x[i] = right[i]
		for c := i + 1; c < signs; c++ {
			x[i] -= matrix[i][c] * x[c]
		}
		x[i] /= matrix[i][i]
	}
	return x
}
