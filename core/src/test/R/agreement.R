# Prints the figures of AgreementStatisticsTest. Needs R 4.2 and the package psych (Debian: r-cran-psych).
#   Rscript core/src/test/R/agreement.R
options(digits = 12)
library(psych)
first  <- c(82.1, 79.4, 84.0, 80.2, 77.9, 85.3, 81.0, 83.2, 78.8, 80.5)
second <- c(81.6, 79.9, 84.8, 79.8, 78.5, 84.9, 81.9, 83.0, 79.6, 80.1)
test <- t.test(second, first, paired = TRUE)
print(c(bias = unname(test$estimate), t = unname(test$statistic), p = test$p.value, interval = test$conf.int))
d <- second - first
print(summary(lm(d ~ I((first + second) / 2)))$coefficients[2, ])
rows <- c("ICC2", "ICC3", "ICC2k")
icc <- function(table) { r <- ICC(table, lmer = FALSE)$results; r[match(rows, r$type), c("type", "ICC", "lower bound", "upper bound")] }
print(icc(cbind(first, second)))
# Shrout and Fleiss 1979, table 2
print(icc(matrix(c(9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7), ncol = 4, byrow = TRUE)))
one <- c(1, 1, 2, 2, 3, 3, 1, 2, 3, 1, 2, 2, 1, 3, 3, 2, 1, 1, 2, 3)
two <- c(1, 1, 2, 3, 3, 3, 1, 2, 3, 2, 2, 2, 1, 3, 2, 2, 1, 1, 1, 3)
print(cohen.kappa(cbind(one, two))$confid[1, ])
