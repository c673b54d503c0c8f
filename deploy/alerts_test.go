package deploy_test

import (
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"kiezbot/internal/metrics"
)

const rulesFile = "prometheus/kiezbot.rules.yml"

// rule is an alert as far as the tests look at it.
type rule struct {
	Alert       string
	Expr        string
	Labels      map[string]string
	Annotations map[string]string
}

func alerts(t *testing.T) []rule {
	t.Helper()
	var file struct {
		Groups []struct{ Rules []rule }
	}
	if err := yaml.Unmarshal([]byte(read(t, rulesFile)), &file); err != nil {
		t.Fatal(err)
	}
	var all []rule
	for _, g := range file.Groups {
		all = append(all, g.Rules...)
	}
	if len(all) == 0 {
		t.Fatal("no alerts")
	}
	return all
}

// panel is a panel of the dashboard; a row has no targets.
type panel struct {
	Title   string
	Targets []struct{ Expr string }
}

func panels(t *testing.T) []panel {
	t.Helper()
	var dashboard struct{ Panels []panel }
	if err := json.Unmarshal([]byte(read(t, "grafana/kiezbot.json")), &dashboard); err != nil {
		t.Fatal(err)
	}
	return dashboard.Panels
}

// known gives the labels of every metric of the bot, by name. Histograms count as their three series.
func known(t *testing.T) map[string][]string {
	t.Helper()
	m := metrics.New("v1")
	m.Job("x", 1)
	m.Outcome("ok")
	m.Ask(metrics.Survey{
		Store:   func(context.Context) (metrics.Snapshot, error) { return metrics.Snapshot{}, nil },
		Content: func() metrics.Content { return metrics.Content{Version: "1"} },
		Pool:    func() (open, idle int) { return 1, 1 },
	})
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/metrics", nil))
	names := map[string][]string{"up": nil}
	for line := range strings.Lines(w.Body.String()) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		name, rest, _ := strings.Cut(line, " ")
		name, rest, labelled := strings.Cut(name+" "+rest, "{")
		if !labelled {
			name, _, _ = strings.Cut(name, " ")
		}
		names[name] = nil
		for _, label := range regexp.MustCompile(`(\w+)="`).FindAllStringSubmatch(rest, -1) {
			names[name] = append(names[name], label[1])
		}
	}
	return names
}

var (
	word     = regexp.MustCompile(`[a-zA-Z_:][a-zA-Z0-9_:]*`)
	matchers = regexp.MustCompile(`(\w+)\{([^}]*)\}`)
	quoted   = regexp.MustCompile(`"[^"]*"`)
)

// wantKnown fails for every metric in an expression that the bot does not have, and every label the metric lacks.
func wantKnown(t *testing.T, where, expr string, metrics map[string][]string) {
	t.Helper()
	bare := quoted.ReplaceAllString(expr, "")
	ours := 0
	for _, name := range word.FindAllString(bare, -1) {
		if !strings.HasPrefix(name, "kiezbot_") && !strings.HasPrefix(name, "process_") && !strings.HasPrefix(name, "go_") &&
			name != "up" {
			continue
		}
		ours++
		if _, there := metrics[name]; !there {
			t.Errorf("%s: there is no metric %s", where, name)
		}
	}
	if ours == 0 {
		t.Errorf("%s: no metric of the bot in %q", where, expr)
	}
	for _, m := range matchers.FindAllStringSubmatch(bare, -1) {
		for _, label := range word.FindAllString(m[2], -1) {
			if label != "job" && !slices.Contains(metrics[m[1]], label) { // "job" is given by Prometheus
				t.Errorf("%s: %s has no label %s", where, m[1], label)
			}
		}
	}
}

// Alerts and dashboard ask for nothing that the bot does not tell.
func TestAlertsAndDashboardKnowTheMetrics(t *testing.T) {
	t.Parallel()
	metrics, used := known(t), []string(nil)
	for _, r := range alerts(t) {
		wantKnown(t, r.Alert, r.Expr, metrics)
		used = append(used, word.FindAllString(r.Expr, -1)...)
		if r.Annotations["summary"] == "" || !slices.Contains([]string{"page", "ticket", "note"}, r.Labels["severity"]) {
			t.Errorf("%s: severity %q, summary %q", r.Alert, r.Labels["severity"], r.Annotations["summary"])
		}
	}
	for _, p := range panels(t) {
		for _, target := range p.Targets {
			wantKnown(t, p.Title, target.Expr, metrics)
			used = append(used, word.FindAllString(target.Expr, -1)...)
		}
	}
	for name := range metrics {
		histogram := regexp.MustCompile(`_(?:sum|count)$`).ReplaceAllString(name, "_bucket")
		if strings.HasPrefix(name, "kiezbot_") && !slices.Contains(used, name) && !slices.Contains(used, histogram) {
			t.Errorf("%s: nobody looks at it", name)
		}
	}
}

// Every alert has its section in the runbook, and every section its alert, in the same order.
func TestRunbookHasEveryAlert(t *testing.T) {
	t.Parallel()
	_, text, found := strings.Cut(read(t, "../docs/runbook.md"), "\n## Alerts\n")
	if !found {
		t.Fatal("the runbook has no alerts")
	}
	var sections, names []string
	for _, m := range regexp.MustCompile(`(?m)^### (\S+)\n\n\S`).FindAllStringSubmatch(text, -1) {
		sections = append(sections, m[1])
	}
	for _, r := range alerts(t) {
		names = append(names, r.Alert)
	}
	if !slices.Equal(sections, names) {
		t.Errorf("sections %v\nalerts   %v", sections, names)
	}
	for _, m := range regexp.MustCompile(`\(([A-Z][a-z]+[A-Z]\w+)\)`).FindAllStringSubmatch(text, -1) {
		if !slices.Contains(names, m[1]) {
			t.Errorf("it refers to %s, which is no alert", m[1])
		}
	}
}

// promtool gives the path of Prometheus' own checker.
func promtool(t *testing.T) string {
	t.Helper()
	if path, err := exec.LookPath("promtool"); err == nil {
		return path
	}
	path, err := filepath.Abs("../bin/promtool")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		leftOut(t, "promtool")
	}
	return path
}

func check(t *testing.T, args ...string) {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), promtool(t), args...).CombinedOutput()
	if err != nil {
		t.Errorf("promtool %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// Prometheus takes the rules and the configuration, and each alert fires when it should and is silent on a good day.
func TestAlertsWithPromtool(t *testing.T) {
	t.Parallel()
	check(t, "check", "rules", rulesFile)
	check(t, "check", "config", "prometheus/prometheus.yml")
	check(t, "test", "rules", "prometheus/kiezbot.rules.test.yml", "prometheus/kiezbot.days.test.yml")
	tests := read(t, "prometheus/kiezbot.rules.test.yml") + read(t, "prometheus/kiezbot.days.test.yml")
	for _, r := range alerts(t) {
		if !strings.Contains(tests, `{alertname="`+r.Alert+`"`) {
			t.Errorf("no test makes %s fire", r.Alert)
		}
	}
}

// What the dashboard asks is PromQL: as rules that Prometheus would record.
func TestDashboardWithPromtool(t *testing.T) {
	t.Parallel()
	exprs := map[string]string{}
	for _, p := range panels(t) {
		for _, target := range p.Targets {
			exprs[strings.ReplaceAll(target.Expr, "$__rate_interval", "1m")] = p.Title
		}
	}
	var rules []map[string]string
	for _, expr := range slices.Sorted(maps.Keys(exprs)) {
		rules = append(rules, map[string]string{"record": "dashboard:panel", "expr": expr})
	}
	text, err := yaml.Marshal(map[string]any{"groups": []any{map[string]any{"name": "dashboard", "rules": rules}}})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "dashboard.yml")
	if err := os.WriteFile(file, text, 0o600); err != nil {
		t.Fatal(err)
	}
	check(t, "check", "rules", "--lint=none", file)
}
