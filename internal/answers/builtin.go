package answers

import _ "embed" // for the model

//go:generate go run ./modelgen model.bin

// trained is the model of the built-in content. A test compares its fingerprint with that of the content.
//
//go:embed model.bin
var trained []byte

// Builtin loads the model that was trained from the built-in content. lexicon is the one of that content. If
// Fingerprint of the content in use differs from the fingerprint, the content was changed: call Retrain.
func Builtin(lexicon Lexicon, opt Options) (e *Engine, fingerprint uint64, err error) {
	return Load(trained, lexicon, opt)
}
