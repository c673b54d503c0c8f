// Package answers finds out which intent a question has, in ten languages, or says honestly that it does not know.
// It learns from examples and a lexicon of concepts, needs no network and no downloaded model, and remembers no
// question, only for a while what it made of one whose hash it sees again. It knows no answer texts, dates or prices:
// those are content.
package answers

import (
	"fmt"
	"sync"
	"sync/atomic"

	"kiezbot/internal/kiez"
)

// Emergency is the intent of examples that call for help.
const Emergency kiez.Intent = "emergency"

// Human is the intent of people who want to talk to one.
const Human kiez.Intent = "human"

// Options are what an engine knows beside examples and concepts.
type Options struct {
	// Emergencies are phrases by kind ("fire", "medical", "police", "crisis", NotAnEmergency) and language. The parts of
	// "smoke|flame* + basement|ground floor" stand in any order near each other; of forms with "|" between any will do;
	// a word with "*" may go on. A phrase that begins with "=" counts only if the message says nothing else.
	Emergencies map[string]map[kiez.Lang][]string
	// Families are the groups of intents by intent. Two of one group are easily taken for each other; an intent without
	// a group is taken for none.
	Families map[kiez.Intent]string
	// Golden are questions that must stay answered whatever staff teach: the title of every intent in every language
	// and a few examples; see Sample.
	Golden []kiez.Example
}

// An Engine answers which intent a text has. It is safe for concurrent use.
type Engine struct {
	folder      *folder
	emergencies *emergencies
	families    map[kiez.Intent]string
	golden      []kiez.Example
	current     atomic.Pointer[knowledge]
	learning    sync.Mutex // one change of current at a time
	rooms       sync.Pool  // of *room
}

// knowledge is what an engine goes by: a model and what staff taught since. It is never changed, only replaced.
type knowledge struct {
	*model
	taught *teachings
	memo   *memo // of what was asked since
}

func newKnowledge(m *model, taught []kiez.Example) *knowledge {
	return &knowledge{model: m, taught: teach(m, taught), memo: newMemo()}
}

// A model is what is learnt from examples. It is never changed, only replaced.
//
// The large tables are bytes as they stand in the file of a model, little-endian, so that a loaded model uses the file
// where it lies.
type model struct {
	reader     reader
	intents    []kiez.Intent // by class
	exact      exactForms
	classifier *classifier
	judge      judge
	languages  *languages
}

// Train learns from examples. The same examples, lexicon and options give the same engine on every machine. It takes
// about half a minute of one processor for 17,000 examples.
func Train(examples []kiez.Example, lexicon Lexicon, opt Options) (*Engine, error) {
	e := newEngine(opt)
	if err := e.Retrain(examples, lexicon); err != nil {
		return nil, err
	}
	return e, nil
}

// Retrain replaces the model. What was taught stays, unless its intent is gone. Ask goes on with the old model
// meanwhile.
func (e *Engine) Retrain(examples []kiez.Example, lexicon Lexicon) error {
	m, err := train(reader{folder: e.folder, concepts: newConcepts(e.folder, lexicon)}, examples)
	if err != nil {
		return fmt.Errorf("train answers: %w", err)
	}
	e.learning.Lock()
	defer e.learning.Unlock()
	var taught []kiez.Example
	if old := e.current.Load(); old != nil {
		taught = old.taught.list
	}
	e.use(m, taught)
	return nil
}

// use swaps in a model with teachings.
func (e *Engine) use(m *model, taught []kiez.Example) {
	e.current.Store(newKnowledge(m, taught))
}

func newEngine(opt Options) *Engine {
	f := newFolder()
	e := &Engine{
		folder: f, emergencies: newEmergencies(f, opt.Emergencies), families: opt.Families, golden: opt.Golden,
	}
	e.rooms.New = func() any { return new(room) }
	return e
}

// Emergency reports whether text calls for help, and for which: "fire", "medical", "police" or "crisis". It knows the
// phrases of Options; Ask also recognises calls that resemble the examples of the intent Emergency.
func (e *Engine) Emergency(text string) (kind string, ok bool) {
	rm := e.borrow()
	defer e.rooms.Put(rm)
	rm.fold(e.folder, text)
	kind, _ = e.emergencies.find(rm.folded)
	return kind, kind != ""
}

func (e *Engine) borrow() *room {
	return e.rooms.Get().(*room) //nolint:forcetypeassert // the pool holds nothing else
}
