package org.nasion.core.study.agreement;

import java.util.ArrayList;
import java.util.List;

/** What a paper has to say of the method: sentences to copy, with what was left out and where the millimetres come from. */
public final class MethodText {

    private MethodText() {}

    /**
     * @param program name and version
     * @param remarks what the source of the readings has to tell, one sentence each
     */
    public static List<String> of(Agreement agreement, String program, List<String> remarks) {
        List<String> text = new ArrayList<>();
        long within = agreement.pairs().stream().filter(Agreement.Pair::within).count();
        text.add(agreement.films() + " films were read by " + String.join(", ", agreement.readers())
                + "; the readings were compared by " + program
                + ". Differences are the second reading minus the first.");
        if (within > 0) {
            text.add(
                    within == 1
                            ? "One pair of readings is a repeat by one person."
                            : within + " pairs of readings are repeats by one person.");
        }
        if (!agreement.scales().isEmpty()) {
            text.add("Millimetres are by the scale " + String.join("; ", agreement.scales()) + ".");
        }
        text.add(
                "Landmarks: the radial error is the distance between the two marks in mm, given as mean (MRE), standard deviation and the"
                        + " percentage below 2, 2.5, 3 and 4 mm (SDR). The bias vector is the mean difference along S–N (forward) and at a right"
                        + " angle to it (up), in each film's own head, so that tilt and side of the film do not matter. The 95 % ellipse covers"
                        + " 95 % of a bivariate normal distribution with the errors' covariance.");
        text.add(
                "Measurements: bias with its 95 % interval and a two-sided paired t test; Dahlberg's error √(Σd²/2n) (Dahlberg 1940),"
                        + " which contains the bias; standard error of measurement SD(d)/√2; minimal detectable change 1.96·√2·SEM; limits of"
                        + " agreement bias ± 1.96·SD(d) with 95 % intervals ± t·SD·√(1/n + 1.96²/2(n − 1)) (Bland and Altman 1986, 1999);"
                        + " proportional bias by regression of the difference on the mean.");
        text.add(
                "Intraclass correlations from the two-way analysis of variance with 95 % intervals (Shrout and Fleiss 1979; McGraw and"
                        + " Wong 1996): ICC(2,1) absolute agreement of one reader, ICC(3,1) consistency, ICC(2,k) absolute agreement of the mean"
                        + " of k readers. They depend on the spread of the sample, which stands beside them.");
        if (agreement.pairs().stream().anyMatch(pair -> !pair.classes().isEmpty())) {
            text.add(
                    "Classes: unweighted κ (Cohen 1960) with the large-sample 95 % interval of Fleiss, Cohen and Everitt (1969).");
        }
        if (!agreement.consensus().isEmpty()) {
            text.add(
                    "Each reader was also compared with the mean of the other readers, on landmarks that all of those had marked; his own"
                            + " readings and repeats are not part of that mean, nor are readings of a network.");
        }
        text.add("p values are not corrected for the number of tests.");
        text.addAll(remarks);
        if (!agreement.leftOut().isEmpty()) {
            text.add(agreement.leftOut().size() + (agreement.leftOut().size() == 1 ? " film was" : " films were")
                    + " left out or compared in part; the file left_out.txt names them.");
        }
        return List.copyOf(text);
    }
}
