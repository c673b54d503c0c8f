package metrics_test

import (
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus/testutil/promlint"
)

// The names are as Prometheus wants them: prometheus.io/docs/practices/naming.
func TestNames(t *testing.T) {
	t.Parallel()
	problems, err := promlint.New(strings.NewReader(read(t, surveyed(nil)))).Lint()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s: %s", p.Metric, p.Text)
	}
}
