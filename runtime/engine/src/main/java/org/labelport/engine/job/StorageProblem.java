package org.labelport.engine.job;

/** Why a job's storage or path cannot be used. Holds no secret of the storage. */
final class StorageProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String problem;
    private final String remedy;

    /**
     * @param parameter of the job, {@code storage} or {@code path}
     * @param problem in the platform's words
     */
    StorageProblem(String parameter, String problem, String remedy) {
        super(problem + " " + remedy);
        this.parameter = parameter;
        this.problem = problem;
        this.remedy = remedy;
    }

    String parameter() {
        return parameter;
    }

    String problem() {
        return problem;
    }

    String remedy() {
        return remedy;
    }
}
