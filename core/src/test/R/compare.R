# Compares what `nasion study agreement` wrote with R's own figures: paired t, regression, and psych's ICC.
#   Rscript core/src/test/R/compare.R DIR
suppressMessages(library(psych))
dir <- commandArgs(trailingOnly = TRUE)[1]
readings <- read.csv(file.path(dir, "readings.csv"), check.names = FALSE)
found <- read.csv(file.path(dir, "measurements.csv"), check.names = FALSE)
worst <- c(bias = 0, t = 0, p = 0, slope = 0, `p of slope` = 0, icc = 0, interval = 0)
for (i in seq_len(nrow(found))) {
  row <- found[i, ]
  own <- readings[readings$first == row$first & readings$second == row$second & readings$id == row$id, ]
  a <- own[["value of first"]]; b <- own[["value of second"]]
  if (sd(b - a) < 1e-6) next
  test <- t.test(b, a, paired = TRUE)
  line <- summary(lm(I(b - a) ~ I((a + b) / 2)))$coefficients
  r <- ICC(cbind(a, b), lmer = FALSE)$results; r <- r[match(c("ICC2", "ICC3", "ICC2k"), r$type), ]
  ours <- unlist(row[c("ICC(2,1)", "ICC(3,1)", "ICC(2,k)")])
  bounds <- unlist(row[c("ICC(2,1) low", "ICC(3,1) low", "ICC(2,k) low", "ICC(2,1) high", "ICC(3,1) high", "ICC(2,k) high")])
  worst <- pmax(worst, c(abs(mean(b - a) - row$bias), abs(test$statistic - row[["paired t"]]), abs(test$p.value - row$p),
    abs(line[2, 1] - row[["slope on mean"]]), abs(line[2, 4] - row[["p of slope"]]),
    max(abs(r$ICC - ours)), max(abs(c(r[["lower bound"]], r[["upper bound"]]) - bounds))))
}
cat(nrow(found), "measurements; largest difference to R:\n"); print(worst)
