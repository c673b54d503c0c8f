package answers

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"kiezbot/internal/kiez"
)

// A ConflictError refuses an example because with it a golden question of another intent would no longer be answered.
type ConflictError struct {
	Taught kiez.Intent
	Golden kiez.Example // the first question that would suffer
}

// Error names both intents and the golden question.
func (e *ConflictError) Error() string {
	return fmt.Sprintf("an example of %s would spoil %q of %s", e.Taught, e.Golden.Text, e.Golden.Intent)
}

// Learn adds an example. From then on its exact form has its intent, and questions that resemble it tend to. The error
// is a *ConflictError if a golden question of another intent would no longer be answered; then nothing has changed.
// The same examples, taught in the same order, give the same engine.
func (e *Engine) Learn(ex kiez.Example) error {
	e.learning.Lock()
	defer e.learning.Unlock()
	old := e.current.Load()
	if err := e.check(old, ex); err != nil {
		return fmt.Errorf("learn example of %s: %w", ex.Intent, err)
	}
	taught := newKnowledge(old.model, append(slices.Clip(old.taught.list), ex))
	if q, broken := e.firstBroken(old, taught, ex); broken {
		return fmt.Errorf("learn example: %w", &ConflictError{Taught: ex.Intent, Golden: q})
	}
	e.current.Store(taught)
	return nil
}

// Forget takes the last teaching of an example back: the engine is as if it had not been. It returns kiez.ErrNotFound
// if the example was not taught.
func (e *Engine) Forget(ex kiez.Example) error {
	e.learning.Lock()
	defer e.learning.Unlock()
	old := e.current.Load()
	for i, other := range slices.Backward(old.taught.list) {
		if other == ex {
			e.use(old.model, slices.Delete(slices.Clone(old.taught.list), i, i+1))
			return nil
		}
	}
	return fmt.Errorf("forget example of %s: %w", ex.Intent, kiez.ErrNotFound)
}

// Replay replaces everything that was taught by the examples, in their order: after a start, or on a replica. They
// were checked when they were taught, so golden questions are not asked again. Examples of intents that are gone are
// left out; the error names them, and the others are learnt all the same.
func (e *Engine) Replay(taught []kiez.Example) error {
	e.learning.Lock()
	defer e.learning.Unlock()
	old := e.current.Load()
	var failed []error
	for _, ex := range taught {
		if err := e.check(old, ex); err != nil {
			failed = append(failed, fmt.Errorf("replay example of %s: %w", ex.Intent, err))
		}
	}
	e.use(old.model, taught)
	return errors.Join(failed...)
}

// check reports why nothing can be learnt from an example.
func (e *Engine) check(k *knowledge, ex kiez.Example) error {
	if _, known := slices.BinarySearch(k.intents, ex.Intent); !known {
		return errors.New("the intent is unknown")
	}
	if len(e.folder.fold(nil, ex.Text)) == 1 {
		return errors.New("it has no letters")
	}
	return nil
}

// firstBroken gives the first golden question of another intent that an example claims for itself, or that before
// answers and after does not.
func (e *Engine) firstBroken(before, after *knowledge, ex kiez.Example) (q kiez.Example, broken bool) {
	text := e.folder.fold(nil, ex.Text)
	for _, q := range e.golden {
		if q.Intent == ex.Intent {
			continue
		}
		if bytes.Equal(text, e.folder.fold(nil, q.Text)) || e.answers(before, q) && !e.answers(after, q) {
			return q, true
		}
	}
	return kiez.Example{}, false
}

// answers reports whether k understands a golden question by itself. Its own exact form among the examples of the model
// does not count: it would hide what a teaching does to questions like it.
func (e *Engine) answers(k *knowledge, q kiez.Example) bool {
	rm := e.borrow()
	defer e.rooms.Put(rm)
	rm.fold(e.folder, q.Text)
	intent, exact := k.taught.exact[hashBytes(rm.folded)]
	u := e.decide(k, rm, k.look(rm, q.Lang), kiez.Understanding{}, intent, exact)
	answered := u.Action == kiez.ActionAnswer || u.Action == kiez.ActionEmergency
	return answered == (q.Intent != kiez.OutOfScope) && (!answered || u.Intent == q.Intent)
}

// Sample gives the first n examples of every intent and language, for use as golden questions.
func Sample(examples []kiez.Example, n int) []kiez.Example {
	type group struct {
		lang   kiez.Lang
		intent kiez.Intent
	}
	count := make(map[group]int)
	var sample []kiez.Example
	for _, ex := range examples {
		g := group{ex.Lang, ex.Intent}
		if count[g]++; count[g] <= n {
			sample = append(sample, ex)
		}
	}
	return sample
}
