package answers

import (
	"kiezbot/internal/kiez"
)

// Thresholds of confidence, fixed on the development split; see docs/answers.md.
const (
	answerFrom    = 0.55
	offerFrom     = 0.05
	humanFrom     = 0.3 // a needless hand-over costs less than a missed one
	emergencyFrom = 0.6 // a probability: calls for help have no judge
)

const shown = 3 // candidates

// Ask finds out what text asks. lang is the person's language and may be empty.
func (e *Engine) Ask(text string, lang kiez.Lang) kiez.Understanding {
	rm := e.borrow()
	defer e.rooms.Put(rm)
	m := e.model.Load()
	rm.fold(e.folder, text)
	reply := m.languages.detect(text, rm, lang)
	m.reader.collect(rm, reply)
	m.classifier.score(&rm.features, &rm.evidence)
	order := rank(m.intents, rm.evidence.scores)
	confidence := m.judge.confidence(signsOf(rm, order))
	u := kiez.Understanding{Lang: reply, Candidates: m.candidates(rm, order, confidence)}
	kind, excused := e.emergencies.find(rm.folded)
	intent, exact := m.exact[hashBytes(rm.folded)]
	switch {
	case rm.empty(), len(u.Candidates) == 0:
		return handoff(u, 0)
	case kind != "", exact && intent == Emergency, !excused && probability(&rm.evidence, order.rescue) >= emergencyFrom:
		u.Intent, u.Confidence, u.Action = Emergency, 1, kiez.ActionEmergency
		return u
	case exact && intent == kiez.OutOfScope:
		return handoff(u, 0)
	case exact:
		u.Candidates = promote(u.Candidates, intent)
		return answer(u)
	}
	switch best := u.Candidates[0]; {
	case best.Confidence >= answerFrom, best.Intent == Human && best.Confidence >= humanFrom:
		return answer(u)
	case best.Confidence >= offerFrom:
		u.Intent, u.Confidence, u.Action = best.Intent, best.Confidence, kiez.ActionOffer
		return u
	default:
		return handoff(u, best.Confidence)
	}
}

func answer(u kiez.Understanding) kiez.Understanding {
	u.Intent, u.Confidence, u.Action = u.Candidates[0].Intent, u.Candidates[0].Confidence, kiez.ActionAnswer
	return u
}

func handoff(u kiez.Understanding, confidence float64) kiez.Understanding {
	u.Intent, u.Confidence, u.Action = kiez.OutOfScope, confidence, kiez.ActionHandoff
	return u
}

// candidates gives the likeliest intents that have an answer, best first. Those behind the first share its confidence
// as they share its probability.
func (m *model) candidates(rm *room, order ranking, confidence float64) []kiez.Candidate {
	list := make([]kiez.Candidate, 0, shown)
	first := max(probability(&rm.evidence, order.top[0]), 1e-9)
	for _, class := range order.top {
		if class >= 0 {
			p := probability(&rm.evidence, class)
			list = append(list, kiez.Candidate{Intent: m.intents[class], Confidence: confidence * p / first})
		}
	}
	return list
}

// promote puts intent first with full confidence.
func promote(candidates []kiez.Candidate, intent kiez.Intent) []kiez.Candidate {
	at := len(candidates) - 1
	for i, c := range candidates {
		if c.Intent == intent {
			at = i
		}
	}
	copy(candidates[1:at+1], candidates[:at])
	candidates[0] = kiez.Candidate{Intent: intent, Confidence: 1}
	return candidates
}
