package answers

import "kiezbot/internal/kiez"

// Thresholds of confidence, fixed on the splits by the rules in docs/answers.md.
const (
	answerFrom    = 0.5
	offerFrom     = 0.1 // for all candidates together
	humanFrom     = 0.3 // a needless hand-over costs less than a missed one
	emergencyFrom = 0.7 // a probability: calls for help have no judge
	urgentFrom    = 0.1 // the same, for a line below whatever else is answered
	vagueShare    = 0.5 // of the confidence in what a word alone seems to mean that says nothing: it is never answered
	tornBelow     = 2   // how many times likelier than the second of its family the first has to be
)

const shown = 3 // candidates

// Ask finds out what text asks. lang is the person's language and may be empty. The candidates are the engine's: nobody
// may write to them.
func (e *Engine) Ask(text string, lang kiez.Lang) kiez.Understanding {
	k := e.current.Load()
	key := k.memo.key(text, lang)
	if u, ok := k.memo.get(key); ok {
		return u
	}
	u := e.ask(k, text, lang)
	k.memo.put(key, u)
	return u
}

func (e *Engine) ask(k *knowledge, text string, lang kiez.Lang) kiez.Understanding {
	rm := e.borrow()
	defer e.rooms.Put(rm)
	rm.fold(e.folder, text)
	reply := k.languages.detect(text, rm, lang)
	order := k.look(rm, reply)
	intent, exact := k.known(hashBytes(rm.folded))
	return e.decide(k, rm, order, kiez.Understanding{Lang: reply}, intent, exact)
}

// look finds the features of what was folded, and ranks the intents.
func (k *knowledge) look(rm *room, lang kiez.Lang) ranking {
	k.reader.collect(rm, lang)
	k.classifier.score(&rm.features, &rm.evidence)
	k.taught.add(k.classifier, &rm.features, &rm.evidence)
	rm.evidence.energy = softmax(rm.evidence.scores)
	return rank(k.intents, rm.evidence.scores)
}

// known finds the intent of a text that was an example, by the hash of its folded form.
func (k *knowledge) known(text uint64) (intent kiez.Intent, ok bool) {
	if intent, ok = k.taught.exact[text]; !ok {
		if class, found := k.exact.find(text); found {
			return k.intents[class], true
		}
	}
	return intent, ok
}

// decide says what to do with a text. intent is that of an equal example, if there is one.
func (e *Engine) decide(
	k *knowledge, rm *room, order ranking, u kiez.Understanding, intent kiez.Intent, exact bool,
) kiez.Understanding {
	confidence := k.judge.confidence(signsOf(rm, order))
	if rm.vague() {
		confidence *= vagueShare
	}
	u.Candidates = k.candidates(rm, order, confidence)
	kind, excused := e.emergencies.find(rm.folded)
	switch {
	case rm.empty(), len(u.Candidates) == 0:
		return handoff(u, 0)
	case kind != "", exact && intent == Emergency,
		!exact && !excused && probability(&rm.evidence, order.rescue) >= emergencyFrom:
		u.Intent, u.Confidence, u.Action = Emergency, 1, kiez.ActionEmergency
		return u
	case exact && intent == kiez.OutOfScope:
		return handoff(u, 0)
	case exact:
		u.Candidates = promote(u.Candidates, intent)
		return answer(u)
	}
	u.Urgent = !excused && probability(&rm.evidence, order.rescue) >= urgentFrom
	switch best := u.Candidates[0]; {
	case best.Intent == Human && best.Confidence >= humanFrom, best.Confidence >= answerFrom && !e.torn(u.Candidates):
		return answer(u)
	case together(u.Candidates) >= offerFrom:
		u.Intent, u.Confidence, u.Action = best.Intent, best.Confidence, kiez.ActionOffer
		return u
	default:
		return handoff(u, best.Confidence)
	}
}

// torn reports whether the two best candidates are so close that it is better to ask. That is so within a family
// only, where one answer is easily taken for the other.
func (e *Engine) torn(candidates []kiez.Candidate) bool {
	if len(candidates) < 2 {
		return false
	}
	first, second := candidates[0], candidates[1]
	family := e.families[first.Intent]
	return family != "" && family == e.families[second.Intent] && first.Confidence < tornBelow*second.Confidence
}

// together is the probability that one of the candidates is right.
func together(candidates []kiez.Candidate) (sum float64) {
	for _, c := range candidates {
		sum += c.Confidence
	}
	return sum
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
func (k *knowledge) candidates(rm *room, order ranking, confidence float64) []kiez.Candidate {
	list := make([]kiez.Candidate, 0, shown)
	first := max(probability(&rm.evidence, order.top[0]), 1e-9)
	for _, class := range order.top {
		if class >= 0 {
			p := probability(&rm.evidence, class)
			list = append(list, kiez.Candidate{Intent: k.intents[class], Confidence: confidence * p / first})
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
