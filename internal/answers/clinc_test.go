package answers

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"testing"

	"kiezbot/internal/kiez"
)

// CLINC150 (Larson et al. 2019): the anchor outside. The data is not part of the project.
const (
	clincVariable = "CLINC150"
	clincDefault  = "../../../shared/data/clinc150-full.json" // beside the project
)

// BenchmarkCLINC150 trains the engine on the 150 English intents of CLINC150, without lexicon and without questions out
// of scope, and gives: top-1 of the questions in scope; how well confidence tells questions in scope from others (area
// under the ROC curve); and the share of questions in scope answered right at the confidence below which 80 per cent
// of the others are. All in per cent. CLINC150 in the environment is the path of clinc150-full.json.
func BenchmarkCLINC150(b *testing.B) {
	path := clincDefault
	if own := os.Getenv(clincVariable); own != "" {
		path = own
	}
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		fmt.Fprintf(os.Stderr, "CLINC150 IS NOT MEASURED: there is no %s; set %s to the path of clinc150-full.json\n", path, clincVariable)
		b.SkipNow()
	}
	if err != nil {
		b.Fatal(err)
	}
	var data map[string][][2]string
	if err := json.Unmarshal(text, &data); err != nil {
		b.Fatal(err)
	}
	var result clincResult
	for b.Loop() {
		e, err := Train(clincExamples(data["train"]), Lexicon{}, Options{})
		if err != nil {
			b.Fatal(err)
		}
		result = askCLINC(e, clincExamples(data["test"]), clincExamples(data["oos_test"]))
	}
	b.ReportMetric(result.top, "top-1")
	b.ReportMetric(result.auroc, "AUROC")
	b.ReportMetric(result.at80, "in-scope@80")
}

func clincExamples(pairs [][2]string) []kiez.Example {
	var examples []kiez.Example
	for _, p := range pairs {
		examples = append(examples, kiez.Example{Lang: kiez.English, Text: p[0], Intent: kiez.Intent(p[1])})
	}
	return examples
}

type clincResult struct{ top, auroc, at80 float64 }

func askCLINC(e *Engine, inScope, outOfScope []kiez.Example) clincResult {
	best := func(q kiez.Example) kiez.Candidate { return e.Ask(q.Text, q.Lang).Candidates[0] }
	var others []float64
	for _, q := range outOfScope {
		others = append(others, best(q).Confidence)
	}
	slices.Sort(others)
	threshold := others[len(others)*8/10]
	var top, right, above int
	for _, q := range inScope {
		c := best(q)
		if c.Intent == q.Intent {
			top++
			if c.Confidence >= threshold {
				right++
			}
		}
		below, _ := slices.BinarySearch(others, c.Confidence)
		above += below
	}
	n := float64(len(inScope))
	return clincResult{top: 100 * float64(top) / n, at80: 100 * float64(right) / n, auroc: 100 * float64(above) / n / float64(len(others))}
}
